"""Reads a place in a list: “the second one”, “open number 3”, “the last please”."""

import re

PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
FIGURES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LAST = ("last", "bottom")
TOP = "top"
PLACE = re.compile(
    r"^\W*(?:(?:yeah|yes|ok|okay|please|can|could|may|i|you|we|me|us|let's|let|have|take|a|open|show|see|look|at|go|to"
    r"|into|with|start|read|try|now|then|pick|want|would|like|i'd|up|do|tell|about|what|what's|is|case|matter)\s+)*"
    rf"(?:the\s+|number\s+|no\.?\s+|nr\.?\s+|#\s*)*(?P<place>{'|'.join((*PLACES, *FIGURES, *LAST, TOP))}"
    r"|(?P<figure>\d{1,2})(?:st|nd|rd|th)?)"
    r"(?:\s+(?:one|case|report|matter|item|line|please|pls|thanks|on|in|of|the|that|your|list|then|up|first))*\W*$",
    re.IGNORECASE,
)


def read_place(text: str, count: int) -> int | None:
    """Return the place from 0 among `count` that a text names and nothing else, None where it names none."""
    found = PLACE.match(text)
    place = _place(found, count) if found else None
    return place if place is not None and 0 <= place < count else None


def _place(found: re.Match[str], count: int) -> int | None:
    if found["figure"]:
        return int(found["figure"]) - 1
    word = found["place"].lower()
    if word in LAST:
        return count - 1
    return 0 if word == TOP else (PLACES.index(word) if word in PLACES else FIGURES.index(word))
