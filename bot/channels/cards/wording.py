"""The words on cards, from wording.yml."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FILE = Path(__file__).parent / "wording.yml"


@lru_cache(maxsize=1)
def wording() -> dict[str, Any]:
    """Everything that wording.yml holds."""
    words: dict[str, Any] = YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8"))
    return words


def say(card: str, key: str, **blanks: str) -> str:
    """The words of a card under that key, its blanks filled in."""
    return str(wording()[card][key]).format(**blanks)
