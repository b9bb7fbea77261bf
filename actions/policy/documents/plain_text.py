"""Plain text: headings by how they stand, list items by their marks, tables by bars, tabs or columns of blanks."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from actions.policy.documents.lines import Line, flowing, marked
from actions.policy.documents.parts import Block, Part, Table

TAB_WIDTH = 4
LEVELS = {"=": 1, "-": 2}
UNDERLINE = re.compile(r"([=-])\1{2,}")
MARKED_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<words>.*\S)")
RULE = re.compile(r"[-=_*+|:\s]{3,}")
BETWEEN_CELLS = re.compile(r"\s*\|\s*|\s*\t\s*|\s{3,}")

Paragraph = Sequence[str]


def read_plain_text(text: str) -> Iterator[Part]:
    """Yield the parts of a text."""
    rows = text.splitlines()
    paragraphs = [tuple(group) for blank, group in groupby(rows, key=lambda row: not row.strip()) if not blank]
    bounded = [(), *paragraphs, ()]
    neighbours = zip(bounded, bounded[2:], strict=False)
    for is_table, group in groupby(zip(paragraphs, neighbours, strict=True), key=lambda pair: _is_table(pair[0])):
        if is_table:
            yield from (_table(paragraph) for paragraph, _ in group)
        else:
            yield from flowing([line for paragraph, around in group for line in _lines(paragraph, around)])


def _is_table(paragraph: Paragraph) -> bool:
    widths = {len(_cells(row)) for row in paragraph if not RULE.fullmatch(row)}
    return len(paragraph) > 1 and len(widths) == 1 and widths != {1}


def _cells(row: str) -> list[str]:
    return BETWEEN_CELLS.split(row.strip().strip("|").strip())


def _table(paragraph: Paragraph) -> Table:
    rows = tuple(tuple((Block(cell),) for cell in _cells(row)) for row in paragraph if not RULE.fullmatch(row))
    return Table(rows, has_header=any(RULE.fullmatch(row) for row in paragraph[1:2]))


def _lines(paragraph: Paragraph, neighbours: Sequence[Paragraph]) -> Iterator[Line]:
    """Yield the lines of a paragraph, the first one as a heading where it is underlined or in capitals."""
    first, second = paragraph[0].strip(), "".join(paragraph[1:2]).strip()
    rows, follows_heading = paragraph, False
    if UNDERLINE.fullmatch(second):
        yield Line(first, gap=True, level=LEVELS[second[0]])
        rows = paragraph[2:]
    for row in rows:
        if not RULE.fullmatch(row):
            is_first = row is paragraph[0]
            above_its_text = is_first and row.isupper() and len(paragraph) > 1
            stands_out = above_its_text or (is_first and _stands_out(paragraph, neighbours))
            yield _line(row, gap=is_first or follows_heading, stands_out=stands_out)
            follows_heading = above_its_text


def _line(row: str, *, gap: bool, stands_out: bool) -> Line:
    if heading := MARKED_HEADING.fullmatch(row.strip()):
        return Line(heading["words"], gap=True, level=len(heading["marks"]))
    return Line(row.strip(), _indent(row), gap, stands_out=stands_out)


def _stands_out(paragraph: Paragraph, neighbours: Sequence[Paragraph]) -> bool:
    """Return whether a line is alone between blank ones and no item of a list whose items stand apart."""
    marker, _ = marked(paragraph[0].strip())
    has_sibling = any(marked(row.strip())[0] for neighbour in neighbours for row in neighbour[:1])
    return len(paragraph) == 1 and marker != "-" and not (marker and has_sibling)


def _indent(row: str) -> float:
    expanded = row.expandtabs(TAB_WIDTH)
    return float(len(expanded) - len(expanded.lstrip()))
