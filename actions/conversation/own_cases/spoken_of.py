"""Which case the conversation spoke of last: the one meant by “it”."""

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker

CARDS = frozenset({"case", "case_opened", "case_handed_on"})


def spoken_of(tracker: Tracker) -> str | None:
    """Return the reference of the case that was opened or told last; None where several were told together."""
    told: set[str] = set()
    for event in reversed(tracker.events):
        if event["event"] == "user" and told:
            break
        if event["event"] == "bot" and (reference := _reference(event)):
            told.add(reference)
    return told.pop() if len(told) == 1 else None


def _reference(event: Mapping[str, Any]) -> str | None:
    card = (event.get("data") or {}).get("custom") or {}
    return str(card["reference"]) if card.get("type") in CARDS and card.get("reference") else None
