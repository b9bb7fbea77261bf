"""Reading Word documents."""

from pathlib import Path

import docx
import pytest

from actions.policy.documents.error import DocumentError
from actions.policy.documents.read import read_document
from tests.policy.documents.conftest import typed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bikes.docx"


def test_headings_stand_below_the_title(path: Path) -> None:
    document = docx.Document()
    document.add_heading("Bikes", 0)
    document.add_heading("Locks", 1)
    document.add_heading("At night", 2)
    document.add_paragraph("Lock it.")
    document.save(str(path))
    assert typed(path) == ["# Bikes", "## Locks", "### At night", "Lock it."]


def test_a_table_of_contents_is_not_read(path: Path) -> None:
    document = docx.Document()
    document.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Locks\t2", "toc 1")
    document.add_paragraph("Lock it.")
    document.save(str(path))
    assert typed(path) == ["Lock it."]


def test_lists_within_lists_keep_their_depth(path: Path) -> None:
    document = docx.Document()
    for words, style in (("race", "List Bullet"), ("downhill", "List Bullet 2"), ("fast", "List Bullet 3")):
        document.add_paragraph(words, style)
    document.save(str(path))
    assert typed(path) == ["- race", "  - downhill", "    - fast"]


def test_a_password_is_told_from_a_broken_file(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000))
    with pytest.raises(DocumentError, match="protected by a password, or of an older Word"):
        read_document(path)
