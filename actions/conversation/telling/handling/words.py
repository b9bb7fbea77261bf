"""Reads the words that are told along with a deed: “close it – nothing further”, “no, because it is risky”."""

import re
from collections.abc import Callable, Iterator

from actions.conversation.telling.reply import read_reply

REASON = re.compile(
    r"\b(?:because|cos|coz|'cause|cause|since|given that|seeing as|due to|on the grounds that|the reason (?:is|being)"
    r"|reason:?|as (?=(?:he|she|they|it|we|i|there|that|this|the)\b))\s*(?:that\s+)?",
    re.IGNORECASE,
)
BETWEEN_PARTS = re.compile(r"\s+[–—-]+\s*|\s*[:;]\s+|,\s+|(?<=[.!?])\s+|\n+")
# “Assess it: …”: two words and a mark lead to what is told.
LED = re.compile(r"^\W*(?P<lead>(?:[\w'’]+\s*){1,2})(?:\s[–—-]+\s|:\s)(?P<words>.+)$", re.DOTALL)
CHANCE_OF_A_LEAD = 0.3
FEWEST_WORDS = 2


def words_told(text: str, chance: Callable[[str], float]) -> str | None:
    """Return what a text tells besides naming what is done; `chance` says how probably a part of it names that."""
    if found := REASON.search(text):
        return _words(text[found.end() :])
    led = LED.match(text)
    if led and chance(led["lead"]) >= CHANCE_OF_A_LEAD:
        return _words(led["words"])
    parts = list(_parts(text))
    if len(parts) < 2:
        return None
    named = max(parts, key=lambda part: chance(text[part]))
    before, after = text[: named.start], text[named.stop :]
    return _words(after) or _words(before)


def without_reason(text: str) -> str:
    """Return a text up to where it gives a reason."""
    found = REASON.search(text)
    return text[: found.start()] if found else text


def first_part(text: str) -> str:
    """Return how a text begins, up to the first comma, dash, colon or end of a sentence."""
    return text[next(_parts(text))]


def _parts(text: str) -> Iterator[slice]:
    begins = 0
    for mark in BETWEEN_PARTS.finditer(text):
        yield slice(begins, mark.start())
        begins = mark.end()
    yield slice(begins, len(text))


def _words(text: str) -> str | None:
    words = text.strip(" \n\t:;,–—-")
    is_told = len(words.split()) >= FEWEST_WORDS and read_reply(words) is None
    return words if is_told else None
