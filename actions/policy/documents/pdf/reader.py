"""PDF: lines and tables by where they stand on the page, headings by their letters."""

import logging
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from actions.policy.documents.error import DocumentError
from actions.policy.documents.lines import flowing
from actions.policy.documents.parts import Block, Cell, Doubt, Part, Table
from actions.policy.documents.pdf.layout import Layout, layout_of
from actions.policy.documents.pdf.page import PrintedLine, PrintedPage, PrintedTable, printed_page
from actions.policy.documents.pdf.running_text import without_running_text

# Tells of every oddity of a font, which nobody who adds a policy can put right.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

BROKEN_FILE = (PdfminerException, PDFException, PSException, ValueError, TypeError, KeyError, IndexError)


def read_pdf(path: Path) -> Iterator[Part]:
    """Yield the parts of a PDF; raise DocumentError where it is encrypted or broken."""
    pages = without_running_text(_pages(path))
    yield from _doubts(pages)
    things = _continued([thing for page in pages for thing in page])
    lines = [thing for thing in things if isinstance(thing, PrintedLine)]
    layout = layout_of(lines or _lines_in_tables(things)) if things else None
    for is_table, group in groupby(things, key=lambda thing: isinstance(thing, PrintedTable)):
        if layout and is_table:
            yield from (_table(thing, layout) for thing in group if isinstance(thing, PrintedTable))
        elif layout:
            yield from flowing(list(layout.lines([thing for thing in group if isinstance(thing, PrintedLine)])))


def _pages(path: Path) -> list[PrintedPage]:
    try:
        with pdfplumber.open(path) as pdf:
            return [printed_page(page) for page in pdf.pages]
    except BROKEN_FILE as error:
        causes = (error, *error.args, error.__cause__, error.__context__)
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise DocumentError(f"{path}: protected by a password; save it without one") from error
        raise DocumentError(f"{path}: cannot be read as a PDF") from error


def _doubts(pages: Sequence[PrintedPage]) -> Iterator[Doubt]:
    for number, page in enumerate(pages, start=1):
        if not page:
            yield Doubt(f"page {number}: it holds no text; where it is a picture of words, they are missing")
        if sum(isinstance(thing, PrintedLine) and thing.is_torn for thing in page) > 1:
            yield Doubt(f"page {number}: words stand side by side without ruled lines, so their order may be wrong")


def _continued(things: PrintedPage) -> list[PrintedLine | PrintedTable]:
    """Return the things, a table that goes on at the head of the next page made one, its column names once."""
    whole: list[PrintedLine | PrintedTable] = []
    for thing in things:
        last = whole[-1] if whole else None
        if isinstance(last, PrintedTable) and isinstance(thing, PrintedTable) and _fit(last, thing):
            rows = thing.rows[1:] if _words(thing.rows[0]) == _words(last.rows[0]) else thing.rows
            whole[-1] = PrintedTable(last.top, (*last.rows, *rows))
        else:
            whole.append(thing)
    return whole


def _fit(last: PrintedTable, following: PrintedTable) -> bool:
    return following.top < last.top and len(following.rows[0]) == len(last.rows[0])


def _words(row: Sequence[Sequence[PrintedLine] | None]) -> list[list[str]]:
    return [[line.words for line in cell or ()] for cell in row]


def _lines_in_tables(things: PrintedPage) -> list[PrintedLine]:
    tables = [thing for thing in things if isinstance(thing, PrintedTable)]
    return [line for table in tables for row in table.rows for cell in row for line in cell or ()]


def _table(table: PrintedTable, layout: Layout) -> Table:
    rows = tuple(tuple(_cell(cell, layout) for cell in row) for row in table.rows)
    has_header = all(block.stands_out for cell in rows[0] for block in cell or ())
    return Table(rows, has_header)


def _cell(lines: Sequence[PrintedLine] | None, layout: Layout) -> Cell:
    if lines is None:
        return None
    return tuple(part for part in flowing(list(layout.lines(lines))) if isinstance(part, Block))
