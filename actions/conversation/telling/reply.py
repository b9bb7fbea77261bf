"""Tells short replies ("yep", "skip", "why do you need that?") from content."""

import re
from enum import Enum
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

REPLIES_FILE = Path(__file__).with_name("replies.yml")


class Reply(str, Enum):
    """What a short reply does in a form."""

    AFFIRM = "affirm"
    DENY = "deny"
    STOP = "stop"
    SKIP = "skip"
    WHY = "why"


@lru_cache(maxsize=1)
def _replies() -> dict[str, Reply]:
    lists: dict[str, list[str]] = YAML(typ="safe").load(REPLIES_FILE.read_text(encoding="utf-8"))
    return {_bare(phrase): Reply(name) for name, phrases in lists.items() for phrase in phrases}


def _bare(text: str) -> str:
    return re.sub(r"[^\w\s/]|_", "", text.lower().replace("’", "'")).strip()


def read_reply(text: str) -> Reply | None:
    """Return what the whole message is as a short reply, None where it is anything else."""
    return _replies().get(re.sub(r"\s+(please|thanks|thank you|cheers|pls)$", "", _bare(text)))
