"""Reads by how much a last day told before is to move: “extend it by a month”, “two weeks longer”, “a week less”."""

import re
from datetime import date

from actions.conversation.telling.lengths import LENGTH, length_of

MOVED = re.compile(
    rf"(?P<by>\b(?:extend|lengthen|stretch|prolong|push|shorten|cut|bring|pull)\b[^.;!?]{{0,40}}?\bby )?"
    rf"(?:an? (?:extra|further) )?{LENGTH}(?P<than> (?:longer|later|more|extra|shorter|less|earlier|sooner)\b)?",
    re.IGNORECASE,
)
BACK = re.compile(r"\b(?:shorten|cut|bring|pull|shorter|less|earlier|sooner)\b", re.IGNORECASE)


def read_moved_end(text: str, last_day: date | None) -> str | None:
    """Return the new last day (`2027-02-01`), None where none was told before or the text moves nothing."""
    found = next((each for each in MOVED.finditer(text) if each["by"] or each["than"]), None)
    if found is None or last_day is None:
        return None
    length = length_of(found)
    return (last_day - length if BACK.search(found[0]) else last_day + length).isoformat()
