"""CSV that a spreadsheet may open."""

import csv
import sys
from collections.abc import Iterable, Sequence

# A spreadsheet would run a text that begins with one of these.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(header: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    """Write lines under their header to standard output, no cell of them a formula."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in line] for line in lines)


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell
