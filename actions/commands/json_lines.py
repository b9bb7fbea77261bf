"""Rows of JSON from standard input, checked before they are used."""

import json
import sys
from collections.abc import Iterator

from actions.errors import AskFirstError


class JsonLineError(AskFirstError):
    """A line of the input is not what it should be."""


def read_rows(*keys: str) -> Iterator[dict[str, str]]:
    """Yield each line's object with those keys as text; raise JsonLineError naming the line that has them not."""
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if line.strip():
            yield _row(line, number, keys)


def _row(line: bytes, number: int, keys: tuple[str, ...]) -> dict[str, str]:
    try:
        row = json.loads(line)
        return {key: _text(row[key]) for key in keys}
    except (ValueError, KeyError, TypeError):
        expected = ", ".join(f'"{key}": …' for key in keys)
        raise JsonLineError(f"Line {number} is not {{{expected}}}.") from None


def _text(value: object) -> str:
    """Return a text, or a number as text; raise TypeError for anything else."""
    if not isinstance(value, str | int | float):
        raise TypeError
    return str(value)
