"""Tells short replies ("yep", "skip", "why do you need that?") from content."""

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

REPLIES_FILE = Path(__file__).with_name("replies.yml")
FILLERS = "fillers"
POLITENESS = "politeness"
MOST_WORDS = 20
THUMBS = {"👍": " yes ", "👎": " no "}


class Reply(str, Enum):
    """What a short reply does in a form."""

    AFFIRM = "affirm"
    DENY = "deny"
    STOP = "stop"
    SKIP = "skip"
    NOT_KNOWN = "not_known"
    WHY = "why"
    WHO = "who"
    WHAT_NEXT = "what_next"
    BACK = "back"
    RESTART = "restart"
    LATER = "later"
    AGAIN = "again"
    RESUME = "resume"
    KEEP = "keep"
    HELP = "help"


YES_OR_NO = frozenset({Reply.AFFIRM, Reply.DENY})
Words = tuple[str, ...]
Part = Reply | str


def read_reply(text: str) -> Reply | None:
    """Return what the whole message is as a short reply, None where it is anything else.

    Mere politeness (“hi”, “thanks”) is a wish to go on.
    """
    words = _words(text)
    if not words or len(words) > MOST_WORDS:
        return None
    parts = _parts(words)
    if parts is None:
        return None
    replies = {part for part in parts if isinstance(part, Reply)}
    decided = replies - YES_OR_NO or replies or ({Reply.RESUME} if POLITENESS in parts else set())
    return decided.pop() if len(decided) == 1 else None


@lru_cache(maxsize=1)
def _phrases() -> dict[Words, Part]:
    """Return every known phrase with the reply that it is; replies overrule fillers of the same words."""
    lists: dict[str, list[str]] = YAML(typ="safe").load(REPLIES_FILE.read_text(encoding="utf-8"))
    names = sorted(lists, key=lambda name: name not in (FILLERS, POLITENESS))
    return {_words(phrase): _part(name) for name in names for phrase in lists[name]}


def _part(name: str) -> Part:
    return name if name in (FILLERS, POLITENESS) else Reply(name)


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _phrases()))


def _parts(words: Words) -> list[Part] | None:
    """Cut the words into known phrases, each as long as possible; None where something else is among them."""
    parts: list[Part] = []
    while words:
        length = next((n for n in range(min(_longest(), len(words)), 0, -1) if words[:n] in _phrases()), 0)
        if not length:
            return None
        parts.append(_phrases()[words[:length]])
        words = words[length:]
    return parts


def _words(text: str) -> Words:
    for thumb, word in THUMBS.items():
        text = text.replace(thumb, word)
    letters = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return tuple(re.sub(r"[^\w\s/]|_", "", "".join(letters).casefold()).split())
