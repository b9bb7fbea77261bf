"""Reading PDF, where nothing but the place and the letters of the words says what they are."""

from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table

from actions.policy.documents.error import DocumentError
from actions.policy.documents.read import read_document
from tests.policy.documents.conftest import typed

LEFT, TOP, LEADING, BOTTOM = 72, 770, 14, 60
REGULAR, BOLD = "Helvetica", "Helvetica-Bold"


class Printer:
    """Prints lines one below the other."""

    def __init__(self, path: Path, **settings: object) -> None:
        self.canvas = Canvas(str(path), pageCompression=0, **settings)
        self._height = TOP

    def line(self, words: str, *, indent: int = 0, font: str = REGULAR, size: int = 11, gap: bool = False) -> None:
        """Print a line below the last one, or `gap` a little further down."""
        self._height -= 2 * LEADING if gap else LEADING
        self.canvas.setFont(font, size)
        self.canvas.drawString(LEFT + indent, self._height, words)

    def dot(self, indent: int) -> None:
        """Draw a dot where the next line will be."""
        self.canvas.circle(LEFT + indent, self._height - LEADING + 3, 1.5, fill=1)

    def page(self, header: str = "", footer: str = "") -> None:
        """End the page."""
        self.canvas.setFont(REGULAR, 9)
        self.canvas.drawString(LEFT, TOP + LEADING, header)
        self.canvas.drawString(LEFT, BOTTOM, footer)
        self.canvas.showPage()
        self._height = TOP


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bikes.pdf"


def test_a_paragraph_and_a_list_go_on_over_the_end_of_a_page(path: Path) -> None:
    printer = Printer(path)
    printer.line("Never:")
    printer.line("• race")
    printer.line("• smoke on the way to")
    printer.page("Department of Parks", "Page 1 of 2")
    printer.line("work", indent=10)
    printer.line("Lock it.", gap=True)
    printer.page("Department of Parks", "Page 2 of 2")
    printer.canvas.save()
    assert typed(path) == ["Never:", "- race", "- smoke on the way to work", "Lock it."]


def test_the_number_of_the_only_page_is_not_read(path: Path) -> None:
    printer = Printer(path)
    printer.line("Lock it.")
    printer.page(footer="- 1 -")
    printer.canvas.save()
    assert typed(path) == ["Lock it."]


def test_a_table_of_contents_is_not_read(path: Path) -> None:
    printer = Printer(path)
    printer.line("Locks ......................... 2")
    printer.line("Lock it.", gap=True)
    printer.canvas.save()
    assert typed(path) == ["Lock it."]


def test_large_letters_make_headings_and_bold_ones_those_below_them(path: Path) -> None:
    printer = Printer(path)
    printer.line("Bikes", size=20)
    printer.line("Locks", size=14, gap=True)
    printer.line("At night", font=BOLD, gap=True)
    printer.line("Lock it with a key whenever you leave it and nobody is near,")
    printer.line("and take the lamp along.")
    printer.line("Do not lend it", font=BOLD, gap=True)
    printer.canvas.save()
    lock = "Lock it with a key whenever you leave it and nobody is near, and take the lamp along."
    assert typed(path) == ["# Bikes", "## Locks", "### At night", lock, "Do not lend it"]


def test_dots_that_are_drawn_and_not_written_begin_list_items(path: Path) -> None:
    printer = Printer(path)
    printer.line("Never:")
    for words in ("race", "smoke"):
        printer.dot(indent=8)
        printer.line(words, indent=16)
    printer.canvas.save()
    assert typed(path) == ["Never:", "- race", "- smoke"]


def test_a_word_broken_at_the_end_of_a_line_is_made_whole(path: Path) -> None:
    printer = Printer(path)
    printer.line("Ask the Chief Ranger for author-")
    printer.line("isation.")
    printer.canvas.save()
    assert typed(path) == ["Ask the Chief Ranger for authorisation."]


def test_words_in_columns_are_said_to_be_in_doubt(path: Path) -> None:
    printer = Printer(path)
    for left, right in (("Lock it.", "Ask for it."), ("Light it.", "Bring it back.")):
        printer.line(left)
        printer.canvas.drawString(LEFT + 250, printer._height, right)
    printer.canvas.save()
    (doubt,) = read_document(path).doubts
    assert doubt.startswith("page 1: words stand side by side")


def test_a_page_without_text_is_said_to_be_in_doubt(path: Path) -> None:
    printer = Printer(path)
    printer.line("Lock it.")
    printer.page()
    printer.canvas.circle(100, 100, 50)
    printer.page()
    printer.canvas.save()
    (doubt,) = read_document(path).doubts
    assert doubt.startswith("page 2: it holds no text")


def test_a_document_with_a_password_is_refused(path: Path) -> None:
    printer = Printer(path, encrypt=StandardEncryption("secret"))
    printer.line("Lock it.")
    printer.canvas.save()
    with pytest.raises(DocumentError, match="protected by a password"):
        read_document(path)


def test_a_scan_is_refused_with_what_to_do(path: Path) -> None:
    canvas = Canvas(str(path))
    canvas.circle(100, 100, 50)
    canvas.save()
    with pytest.raises(DocumentError, match="recognise its letters"):
        read_document(path)


def test_a_table_goes_on_over_the_end_of_a_page(path: Path) -> None:
    style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, 0), BOLD)]
    rows = [["Bike", "Who"], *([f"Bike {number}", f"Ranger {number}"] for number in range(60))]
    SimpleDocTemplate(str(path)).build([Table(rows, repeatRows=1, style=style)])
    points = [point for number in range(60) for point in (f"## Bike {number}", "- Who", f"  - Ranger {number}")]
    assert typed(path) == points
