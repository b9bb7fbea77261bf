"""What somebody who may want to stay nameless should know of Teams before they tell more: it keeps what is written."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.channels.quick_exit import DELICATE_KIND
from bot.channels.teams.wording import say

CONTACTS, QUESTION, RECEIPT = "contacts", "question", "receipt"


def candid(messages: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The messages of a turn, with a word about Teams before the first question of a complaint and before a receipt.

    A complaint begins with those who can help.
    """
    cards = [message.get("custom") or {} for message in messages]
    begins = any(card.get("type") == CONTACTS for card in cards)
    told = [_is_receipt(card) or (begins and _asks_of_harassment(card)) for card in cards]
    word = {"text": say("kept_by_teams")}
    turns = zip(messages, told, strict=True)
    return [each for message, is_told in turns for each in ((word, message) if is_told else (message,))]


def _is_receipt(card: Mapping[str, Any]) -> bool:
    return card.get("type") == RECEIPT


def _asks_of_harassment(card: Mapping[str, Any]) -> bool:
    return card.get("type") == QUESTION and card.get("kind") == DELICATE_KIND
