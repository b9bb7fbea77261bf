"""What is printed on a page of a PDF, as pdfplumber finds it: lines with their place and letters, and ruled tables."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
FONT_OF_BULLETS = re.compile(r"symbol|wingdings|dingbats|courier", re.IGNORECASE)
GLYPH_WITHOUT_LETTER = re.compile(r"\(cid:\d+\)")
BULLET = "•"
# In heights of the line.
LARGEST_DOT, FARTHEST_DOT = 0.6, 2.0
# In sizes of the letters.
WIDEST_GAP = 2.5

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class PrintedLine:
    """A line; places and the most common size of its letters are in points from the page's left and upper edge.

    `is_torn`: a wide gap is in it, as between columns.
    """

    words: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    is_bold: bool
    is_torn: bool


@dataclass(frozen=True)
class PrintedTable:
    """A table's rows of cells with the lines in each; None where no cell begins."""

    top: float
    rows: tuple[tuple[tuple[PrintedLine, ...] | None, ...], ...]


PrintedPage = Sequence[PrintedLine | PrintedTable]


def printed_page(page: Any) -> PrintedPage:
    """Return what stands on a page from top to bottom; words written across it, such as DRAFT, are left out."""
    upright = page.filter(lambda thing: thing.get("upright", True)).dedupe_chars()
    tables = [table for table in upright.find_tables() if max(map(_cells_in, table.rows)) > 1]
    boxes = [table.bbox for table in tables]
    around = upright.filter(lambda thing: not any(_is_within(thing, box) for box in boxes))
    found: list[PrintedLine | PrintedTable] = [*_lines(around), *(_table(upright, table) for table in tables)]
    return sorted(found, key=lambda each: each.top)


def _cells_in(row: Any) -> int:
    return sum(cell is not None for cell in row.cells)


def _is_within(thing: Mapping[str, Any], box: Box) -> bool:
    left, top, right, bottom = box
    middle, height = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(left <= middle <= right and top <= height <= bottom)


def _table(page: Any, table: Any) -> PrintedTable:
    rows = (tuple(None if cell is None else _cell(page, cell) for cell in row.cells) for row in table.rows)
    return PrintedTable(table.bbox[1], tuple(rows))


def _cell(page: Any, box: Box) -> tuple[PrintedLine, ...]:
    return tuple(_lines(page.filter(lambda thing: _is_within(thing, box))))


def _lines(page: Any) -> Iterator[PrintedLine]:
    for line in page.extract_text_lines(return_chars=True):
        letters = [letter for letter in line["chars"] if letter["text"].strip()]
        sizes = Counter(round(2 * letter["size"]) / 2 for letter in letters)
        is_bold = all(BOLD.search(letter["fontname"]) for letter in letters)
        words, left = _words(line["text"], letters), line["x0"]
        if dot := next((drawn for drawn in [*page.curves, *page.rects] if _is_bullet(drawn, line)), None):
            words, left = f"{BULLET} {words}", dot["x0"]
        size = sizes.most_common(1)[0][0]
        is_torn = any(after["x0"] - before["x1"] > WIDEST_GAP * size for before, after in pairwise(letters))
        yield PrintedLine(words, left, line["x1"], line["top"], line["bottom"], size, is_bold, is_torn)


def _is_bullet(drawn: Mapping[str, Any], line: Mapping[str, Any]) -> bool:
    """Return whether something drawn is a dot close before a line."""
    height = line["bottom"] - line["top"]
    is_small = max(drawn["width"], drawn["height"]) < LARGEST_DOT * height
    is_beside = line["top"] <= drawn["top"] and drawn["bottom"] <= line["bottom"]
    return bool(is_small and is_beside and 0 <= line["x0"] - drawn["x1"] < FARTHEST_DOT * height)


def _words(text: str, letters: Sequence[Mapping[str, Any]]) -> str:
    """Return a line's words; a lone sign of a font that draws bullets is one."""
    first, _, rest = text.partition(" ")
    draws = FONT_OF_BULLETS.search(letters[0]["fontname"]) and len(first) == 1
    if rest and (draws or GLYPH_WITHOUT_LETTER.fullmatch(first)):
        return f"{BULLET} {rest}"
    return text
