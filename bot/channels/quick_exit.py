"""Which messages nobody else should find on a screen, so that a client offers a quick way out of the page."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("quick_exit.yml")
DELICATE_KIND = "harassment_complaint"
DELICATE_CARDS = ("emergency", "receipt")


def is_delicate(card: Mapping[str, Any]) -> bool:
    """Whether a card is about harassment, a receipt or danger, or offers to tell about harassment."""
    is_about_it = DELICATE_KIND in (card.get("kind"), *card.get("offers", ()))
    return is_about_it or card.get("type") in DELICATE_CARDS or speaks_of_harassment(_said(card))


def speaks_of_harassment(texts: Iterable[str]) -> bool:
    """Whether one of the texts names it."""
    return any(word in text.casefold() for text in texts for word in _words())


def _said(card: Mapping[str, Any]) -> list[str]:
    """The sentence of an answer and what it cites, without the quotes, which may list much; nothing of other cards."""
    if card.get("type") != "answer":
        return []
    return [card["says"], *(each[part] for each in card["citations"] for part in ("policy", "section"))]


@lru_cache(maxsize=1)
def _words() -> list[str]:
    words: list[str] = YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8"))["words"]
    return words
