"""Writes a policy in every format that people keep policies in."""

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

import docx
from markdown_it import MarkdownIt
from matplotlib import get_data_path
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as PrintedTable

from tests.policy.documents.fleet_vehicles import Grid, Item, Piece, Section, Text, Title

WIDTH_OF_A_TEXT = 72
WIDTH_OF_A_COLUMN = 42
INDENT = 4
FONT, BOLD_FONT = "DejaVuSans", "DejaVuSans-Bold"
PAGE = """<!DOCTYPE html><html><head><title>Kōwhai City Council</title><style>p {{ margin: 0 }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li>You may search all policies</li></ul></nav><main>{body}</main>
<footer><p>You must not copy this page.</p></footer><script>var drivers = "must not";</script></body></html>"""


def write_markdown(pieces: Sequence[Piece], path: Path) -> None:
    """Write the policy as Markdown, as people type it."""
    path.write_text("".join(_markdown(piece) for piece in pieces), encoding="utf-8")


def _markdown(piece: Piece) -> str:
    match piece:
        case Title(words):
            return f"# {words}\n"
        case Section(words):
            return f"\n## {words}\n"
        case Text(words):
            return f"\n{words.replace('must not', '**must not**')}\n\n"
        case Item(words, depth, number):
            return f"{'  ' * (depth - 1)}{f'{number}.' if number else '-'} {words}\n"
        case Grid(rows):
            lines = [f"| {' | '.join(row)} |\n" for row in rows]
            return "".join([lines[0], "|---" * len(rows[0]), "|\n", *lines[1:]])


def write_html(pieces: Sequence[Piece], path: Path) -> None:
    """Write the policy as a page of a web site, with menus and a footer."""
    markdown = "".join(_markdown(piece) for piece in pieces)
    path.write_text(PAGE.format(body=MarkdownIt().enable("table").render(markdown)), encoding="utf-8")


def write_text(pieces: Sequence[Piece], path: Path) -> None:
    """Write the policy as plain text, its lines broken where they are full."""
    path.write_text("\n".join(line for piece in pieces for line in _text_lines(piece)) + "\n", encoding="utf-8")


def _text_lines(piece: Piece) -> list[str]:
    match piece:
        case Title(words):
            return [words, "=" * len(words), ""]
        case Section(words):
            return ["", words, ""]
        case Text(words):
            return ["", *textwrap.wrap(words, WIDTH_OF_A_TEXT), ""]
        case Item(words, depth, number):
            mark = f"{number}. " if number else "* "
            indent = " " * INDENT * depth
            return textwrap.wrap(
                words, WIDTH_OF_A_TEXT, initial_indent=indent + mark, subsequent_indent=indent + " " * len(mark)
            )
        case Grid(rows):
            lines = ["".join(cell.ljust(WIDTH_OF_A_COLUMN) for cell in row).rstrip() for row in rows]
            return [lines[0], "-" * len(lines[0]), *lines[1:]]


def write_word(pieces: Sequence[Piece], path: Path) -> None:
    """Write the policy as a Word document, with a page header and footer."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Kōwhai City Council – you must not print this"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    for piece in pieces:
        _add_to_word(document, piece)
    document.save(str(path))


def _add_to_word(document: "docx.document.Document", piece: Piece) -> None:
    match piece:
        case Title(words):
            document.add_heading(words, 0)
        case Section(words):
            document.add_heading(words, 1)
        case Text(words):
            document.add_paragraph(words)
        case Item(words, depth, number):
            style = "List Number" if number else "List Bullet"
            document.add_paragraph(words, f"{style} {depth}" if depth > 1 else style)
        case Grid(rows):
            table = document.add_table(0, len(rows[0]), "Table Grid")
            for row in rows:
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.paragraphs[0].add_run(words).bold = row == rows[0]


def write_pdf(pieces: Sequence[Piece], path: Path) -> None:
    """Write the policy as a PDF of several pages, each with a header, a footer and its number."""
    for name in (FONT, BOLD_FONT):
        pdfmetrics.registerFont(TTFont(name, f"{get_data_path()}/fonts/ttf/{name}.ttf"))
    document = SimpleDocTemplate(str(path), pagesize=A5)
    flowables = [flowable for piece in pieces for flowable in _printed(piece)]
    document.build(flowables, onFirstPage=_running_text, onLaterPages=_running_text)


def _running_text(canvas: Canvas, _: SimpleDocTemplate) -> None:
    width, height = A5
    canvas.setFont(FONT, 8)
    canvas.drawString(72, height - 40, "Kōwhai City Council: you must not print this")
    canvas.drawRightString(width - 72, 40, f"Page {canvas.getPageNumber()}")


def _printed(piece: Piece) -> Iterator[Flowable]:
    match piece:
        case Title(words):
            yield Paragraph(words, _style(20, bold=True))
        case Section(words):
            yield Paragraph(words, _style(14, bold=True))
        case Text(words):
            yield Paragraph(escape(words), _style(10))
        case Item(words, depth, number):
            yield Paragraph(escape(words), _style(10, 20 * depth), bulletText=f"{number}." if number else "•")
        case Grid(rows):
            cells = [[Paragraph(escape(cell), _style(10, bold=row == rows[0])) for cell in row] for row in rows]
            yield PrintedTable(cells, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])


def _style(size: float, indent: float = 0, *, bold: bool = False) -> ParagraphStyle:
    return ParagraphStyle(
        "",
        fontName=BOLD_FONT if bold else FONT,
        fontSize=size,
        leading=1.2 * size,
        leftIndent=indent,
        bulletIndent=max(indent - 12, 0),
        spaceAfter=0 if indent else size / 2,
        spaceBefore=size if size > 10 else 0,
    )


WRITERS: Mapping[str, Callable[[Sequence[Piece], Path], None]] = {
    ".md": write_markdown,
    ".txt": write_text,
    ".html": write_html,
    ".docx": write_word,
    ".pdf": write_pdf,
}
