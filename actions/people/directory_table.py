"""Reads the table in a CSV file, whatever program wrote it."""

import codecs
import csv
from dataclasses import dataclass
from pathlib import Path

from actions.errors import AskFirstError

DELIMITERS = (",", ";", "\t")
TOO_MANY = "too_many"
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

Line = tuple[int, dict[str, str]]
"""A line's number in the file, and its values by column."""


class DirectoryFileError(AskFirstError):
    """The file is no directory; the message names the line of every fault."""


@dataclass(frozen=True)
class Table:
    """The columns in their order, and the lines; a line with more values than columns holds them as TOO_MANY."""

    columns: tuple[str, ...]
    lines: list[Line]


def read_table(path: Path) -> Table:
    """Returns the table in a CSV file in UTF-8 or UTF-16, parted by commas, semicolons or tabs, without blanks.

    Raises DirectoryFileError where it cannot be read.
    """
    try:
        with path.open(encoding=_encoding(path), newline="") as file:
            delimiter = _delimiter(file.readline())
            file.seek(0)
            reader = csv.DictReader(file, restkey=TOO_MANY, restval="", delimiter=delimiter, strict=True)
            columns = tuple(column.strip() for column in reader.fieldnames or ())
            reader.fieldnames = columns
            return Table(columns, [(reader.line_num, _clean(row)) for row in reader])
    except (OSError, UnicodeError, csv.Error) as error:
        raise DirectoryFileError(f"{path}: cannot be read: {error}") from error


def refuse(path: Path, faults: list[tuple[int, str]]) -> None:
    """Returns where there are no faults. Raises DirectoryFileError, with the line of each, in the file's order."""
    if faults:
        raise DirectoryFileError("\n".join(f"{path}, line {number}: {fault}" for number, fault in sorted(faults)))


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        return "utf-16" if file.read(2) in UTF_16 else "utf-8-sig"


def _delimiter(header: str) -> str:
    return max(DELIMITERS, key=header.count)


def _clean(row: dict[str, str]) -> dict[str, str]:
    return {column: str(value).strip() for column, value in row.items()}
