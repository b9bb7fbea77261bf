"""Which messages nobody else should find on a screen, so that a client offers a quick way out of the page."""

from collections.abc import Mapping
from typing import Any

DELICATE_KIND = "harassment_complaint"
DELICATE_CARDS = ("emergency", "receipt")


def is_delicate(card: Mapping[str, Any]) -> bool:
    """Whether a card is about harassment, a receipt or danger, or offers to tell about harassment."""
    is_about_it = DELICATE_KIND in (card.get("kind"), *card.get("offers", ()))
    return is_about_it or card.get("type") in DELICATE_CARDS
