"""Word documents (DOCX), brought to HTML by mammoth."""

import zlib
from pathlib import Path
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

import mammoth
from bs4 import BeautifulSoup

from actions.policy.documents.error import DocumentError

STYLES_FILE = Path(__file__).with_name("word_styles.txt")
BROKEN_FILE = (
    *(BadZipFile, ExpatError, OSError, RuntimeError, zlib.error),
    *(AttributeError, LookupError, TypeError, ValueError),
)
ENCRYPTED = b"\xd0\xcf\x11\xe0"
WITHOUT_PICTURES = mammoth.images.img_element(lambda image: {"src": ""})
REFERENCES = 'a[href^="#footnote"], a[href^="#endnote"]'


def html_of_word(path: Path) -> str:
    """Return the document's body as HTML, without notes' numbers; raise DocumentError where it cannot be read."""
    if path.read_bytes().startswith(ENCRYPTED):
        raise DocumentError(f"{path}: protected by a password, or of an older Word; save it as DOCX without a password")
    try:
        with path.open("rb") as file:
            html = mammoth.convert_to_html(file, style_map=_styles(), convert_image=WITHOUT_PICTURES).value
    except BROKEN_FILE as error:
        raise DocumentError(f"{path}: cannot be read as a Word document: {error}") from error
    page = BeautifulSoup(html, "lxml")
    for reference in page.select(REFERENCES):
        reference.decompose()
    return str(page)


def _styles() -> str:
    return STYLES_FILE.read_text(encoding="utf-8")
