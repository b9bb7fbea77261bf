"""Reads by how much a day told before is to move: “extend it by a month”, “two weeks longer”, “start a week later”."""

import re
from datetime import date

from actions.conversation.telling.lengths import LENGTH, length_of

MOVED = re.compile(
    rf"(?P<by>\b(?:extend|lengthen|stretch|prolong|push|shorten|cut|bring|pull|delay|postpone)\b[^.;!?]{{0,40}}?\bby )?"
    rf"(?:an? (?:extra|further) )?{LENGTH}(?P<than> (?:longer|later|more|extra|shorter|less|earlier|sooner)\b)?",
    re.IGNORECASE,
)
BACK = re.compile(r"\b(?:shorten|cut|bring|pull|shorter|less|earlier|sooner)\b", re.IGNORECASE)
OF_THE_START = re.compile(
    r"\b(?:start(?:s|ing)?|begin(?:s|ning)?|kick(?:s|ing)? off|first day|from date)\b", re.IGNORECASE
)
OF_THE_END = re.compile(r"\b(?:end(?:s|ing)?|finish(?:es|ing)?|until|last day|longer|shorter)\b", re.IGNORECASE)


def read_moved_end(text: str, last_day: date | None) -> str | None:
    """Return the new last day (`2027-02-01`), None where none was told before or the text moves another or nothing."""
    return None if moves_the_start(text) else _moved(text, last_day)


def read_moved_start(text: str, first_day: date | None) -> str | None:
    """Return the new first day (`2027-02-01`), None where none was told before or the text moves another or nothing."""
    return _moved(text, first_day) if moves_the_start(text) else None


def moves_the_start(text: str) -> bool:
    """Return whether what a text moves is the first day: “could it start a week later”."""
    return OF_THE_START.search(text) is not None and not OF_THE_END.search(text)


def _moved(text: str, day: date | None) -> str | None:
    found = next((each for each in MOVED.finditer(text) if each["by"] or each["than"]), None)
    if found is None or day is None:
        return None
    length = length_of(found)
    return (day - length if BACK.search(found[0]) else day + length).isoformat()
