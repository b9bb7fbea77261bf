"""Reads a policy document of any format that people keep policies in."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from actions.policy.documents.error import DocumentError
from actions.policy.documents.html import read_html
from actions.policy.documents.markdown import front_matter_of, html_of_markdown
from actions.policy.documents.outline import outline
from actions.policy.documents.parts import Block, Document, Doubt, Part
from actions.policy.documents.pdf.reader import read_pdf
from actions.policy.documents.plain_text import read_plain_text
from actions.policy.documents.text import decoded
from actions.policy.documents.word import html_of_word


def read_document(path: Path) -> Document:
    """Return what a document holds; raise DocumentError where it cannot be read or has no words."""
    read = READERS.get(path.suffix.lower())
    if read is None:
        raise DocumentError(f"{path}: not a format that can be read; save it as one of {', '.join(sorted(READERS))}")
    if not path.is_file():
        raise DocumentError(f"{path}: there is no such file")
    found = list(read(path))
    doubts = tuple(part.words for part in found if isinstance(part, Doubt))
    parts = tuple(outline(part for part in found if not isinstance(part, Doubt)))
    if not any(isinstance(part, Block) for part in parts):
        raise DocumentError(f"{path}: holds no text; where it is a scan, recognise its letters (OCR) first")
    return Document(parts, doubts, front_matter_of(_text(path)) if path.suffix.lower() in MARKDOWN else {})


def _read_markdown(path: Path) -> Iterator[Part]:
    return read_html(html_of_markdown(_text(path)))


def _read_text(path: Path) -> Iterator[Part]:
    return read_plain_text(_text(path))


def _read_html(path: Path) -> Iterator[Part]:
    return read_html(_content(path))


def _read_word(path: Path) -> Iterator[Part]:
    return read_html(html_of_word(path))


def _text(path: Path) -> str:
    text = decoded(_content(path))
    if text is None:
        raise DocumentError(f"{path}: not a text; its letters are in no encoding that is known")
    return text


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from error


MARKDOWN = (".md", ".markdown")
READERS: Mapping[str, Callable[[Path], Iterator[Part]]] = {
    ".md": _read_markdown,
    ".markdown": _read_markdown,
    ".txt": _read_text,
    ".html": _read_html,
    ".htm": _read_html,
    ".docx": _read_word,
    ".pdf": read_pdf,
}
