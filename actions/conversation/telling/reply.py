"""Tells short replies ("yep", "skip", "why do you need that?") from content."""

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

REPLIES_FILE = Path(__file__).with_name("replies.yml")
FILLERS = "fillers"
MOST_WORDS = 20
THUMBS = {"👍": " yes ", "👎": " no "}


class Reply(str, Enum):
    """What a short reply does in a form."""

    AFFIRM = "affirm"
    DENY = "deny"
    STOP = "stop"
    SKIP = "skip"
    WHY = "why"
    BACK = "back"
    LATER = "later"
    AGAIN = "again"
    RESUME = "resume"
    KEEP = "keep"
    HELP = "help"


YES_OR_NO = frozenset({Reply.AFFIRM, Reply.DENY})
Words = tuple[str, ...]


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
    decided = replies - YES_OR_NO or replies or {Reply.RESUME}
    return decided.pop() if len(decided) == 1 else None


@lru_cache(maxsize=1)
def _phrases() -> dict[Words, Reply | None]:
    lists: dict[str, list[str]] = YAML(typ="safe").load(REPLIES_FILE.read_text(encoding="utf-8"))
    fillers: dict[Words, Reply | None] = {_words(phrase): None for phrase in lists.pop(FILLERS)}
    return fillers | {_words(phrase): Reply(name) for name, phrases in lists.items() for phrase in phrases}


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _phrases()))


def _parts(words: Words) -> list[Reply | None] | None:
    """Cut the words into known phrases, each as long as possible; None where something else is among them."""
    parts: list[Reply | None] = []
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
