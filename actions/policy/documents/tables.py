"""Tables as a policy's Markdown has them: a heading for each row, the points of its cells as a list."""

from collections.abc import Iterator
from dataclasses import replace

from actions.policy.documents.details import is_label
from actions.policy.documents.parts import Block, Cell, Heading, Table
from actions.policy.language import deontic_verdict

LONGEST_NAME_IN_WORDS = 8
SENTENCE_ENDS = (".", "!", "?", ";")


def table_parts(table: Table, level: int) -> Iterator[Heading | Block]:
    """Yield what a table says, its rows under headings; one of a single column is a frame around its text."""
    if max(map(len, table.rows), default=0) < 2:
        yield from (block for row in table.rows for cell in row for block in cell or ())
        return
    has_header = table.has_header and not _is_detail(table.rows[0])
    columns = table.rows[0] if has_header else ()
    for row in table.rows[1:] if has_header else table.rows:
        yield from _row(row, columns, level)


def _row(row: tuple[Cell, ...], columns: tuple[Cell, ...], level: int) -> Iterator[Heading | Block]:
    name, depth = row[0], 1
    if name and _is_name(name):
        yield Heading(level, name[0].words)
    elif name:
        yield from _points(name, 1)
        depth = 2
    for index, cell in enumerate(row[1:], start=1):
        column = columns[index] if index < len(columns) else ()
        if cell and column:
            yield from _points(column, depth)
        if cell:
            yield from _points(cell, depth + bool(column))


def _is_detail(row: tuple[Cell, ...]) -> bool:
    """Return whether a row labels what the document says of itself, in a table whose first row names no columns."""
    label = row[0]
    return bool(label and is_label(label[0].words))


def _is_name(cell: tuple[Block, ...]) -> bool:
    """Return whether a row's first cell names what the row is about, and is no rule of its own."""
    words = cell[0].words
    is_short = len(words.split()) <= LONGEST_NAME_IN_WORDS and not words.endswith(SENTENCE_ENDS)
    return len(cell) == 1 and is_short and deontic_verdict(words) is None


def _points(cell: tuple[Block, ...], depth: int) -> Iterator[Block]:
    """Yield the paragraphs of a cell as items of a list, its own lists below them."""
    for block in cell:
        marker = block.marker or ("" if block.depth else "-")
        yield replace(block, depth=depth + max(block.depth - _shallowest(cell), 0), marker=marker)


def _shallowest(cell: tuple[Block, ...]) -> int:
    return min(block.depth for block in cell)
