"""Tables of HTML: rows of cells, with those that span several rows or columns put in their places."""

from collections.abc import Callable, Iterator, Sequence

from bs4 import Tag

from actions.policy.documents.parts import Block, Cell, Part, Table

CELLS = ["td", "th"]


def table_of(element: Tag, parts_of: Callable[[Tag], Sequence[Part]]) -> Iterator[Part]:
    """Yield the table that an element holds; where it only arranges a page, what its cells hold one by one."""
    rows = [row for row in element.find_all("tr") if row.find_parent("table") is element]
    cells = [[(cell, parts_of(cell)) for cell in row.find_all(CELLS, recursive=False)] for row in rows]
    contents = [parts for row in cells for _, parts in row]
    if any(not isinstance(part, Block) for parts in contents for part in parts):
        for parts in contents:
            yield from parts
        return
    grid = _grid([[(cell, _blocks(parts)) for cell, parts in row] for row in cells])
    yield Table(tuple(grid), bool(rows) and _names_columns(rows[0], cells[0]))


def _blocks(parts: Sequence[Part]) -> tuple[Block, ...]:
    return tuple(part for part in parts if isinstance(part, Block))


def _names_columns(row: Tag, cells: Sequence[tuple[Tag, Sequence[Part]]]) -> bool:
    if row.find_parent("thead") is not None or all(cell.name == "th" for cell, _ in cells):
        return True
    return all(isinstance(part, Block) and part.stands_out for _, parts in cells for part in parts)


def _grid(rows: Sequence[Sequence[tuple[Tag, tuple[Block, ...]]]]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows; None stands where a cell above reaches down, () where the one on the left reaches across."""
    reaching: dict[int, int] = {}
    for row in rows:
        cells: list[Cell] = []
        for element, blocks in row:
            cells += _covered(reaching, len(cells))
            width, height = _span(element, "colspan"), _span(element, "rowspan")
            reaching |= {len(cells) + offset: height - 1 for offset in range(width) if height > 1}
            cells += [blocks, *[()] * (width - 1)]
        yield (*cells, *_covered(reaching, len(cells)))


def _covered(reaching: dict[int, int], column: int) -> Iterator[Cell]:
    """Yield None for each cell from a column on that one above covers; it reaches one row less far from then on."""
    while reaching.get(column, 0) > 0:
        reaching[column] -= 1
        column += 1
        yield None


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return max(int(value), 1) if value.isdecimal() else 1
