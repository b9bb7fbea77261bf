"""Activities as the bot sends them to Teams."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Any

from bot.channels.cards.card import CONTENT_TYPE
from bot.channels.cards.elements import Element

# In characters: Teams counts each as two bytes, takes about 100 KB, and recommends no more than 80.
LARGEST_ACTIVITY = 40_000
TYPING: Mapping[str, Any] = {"type": "typing"}

Activity = dict[str, Any]


def spoken(text: str) -> Activity:
    """Words without a card, shown as they are."""
    return {"type": "message", "text": text, "textFormat": "plain"}


def bundled(cards: Iterable[Element]) -> list[Activity]:
    """All cards in one activity as one, so that it can be changed as one; in as few as Teams takes where it is long."""
    bundles: list[list[Element]] = [[]]
    for each in cards:
        if bundles[-1] and len(json.dumps([*bundles[-1], each], ensure_ascii=False)) > LARGEST_ACTIVITY:
            bundles.append([])
        bundles[-1].append(each)
    return [_activity(bundle) for bundle in bundles if bundle]


def _activity(cards: Sequence[Element]) -> Activity:
    attachment = {"contentType": CONTENT_TYPE, "content": reduce(_below, cards)}
    return {"type": "message", "attachments": [attachment]}


def _below(card: Element, other: Element) -> Element:
    """A card with another's content below its own."""
    first, *rest = other["body"]
    body = [*card["body"], {**first, "separator": True, "spacing": "large"}, *rest]
    said = {name: f"{card[name]}\n\n{other[name]}" for name in ("fallbackText", "speak")}
    return {**card, **other, **said, "body": body}
