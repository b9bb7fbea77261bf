"""Adaptive Cards from what the assistant says: one builder for every channel that shows them."""

from collections.abc import Callable

from bot.channels.cards.answer import answer_card, spoken_answer
from bot.channels.cards.case import case_card
from bot.channels.cards.case_opened import case_opened_card
from bot.channels.cards.choice import choice_card
from bot.channels.cards.contacts import contacts_card, emergency_card
from bot.channels.cards.elements import Element
from bot.channels.cards.message import Message
from bot.channels.cards.receipt import receipt_card
from bot.channels.cards.register import register_card
from bot.channels.cards.summary import summary_card

CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"
VERSION = "1.5"
BODIES: dict[str, Callable[[Message, str], list[Element]]] = {
    "answer": answer_card,
    "case": case_card,
    "case_opened": case_opened_card,
    "contacts": contacts_card,
    "emergency": emergency_card,
    "receipt": receipt_card,
    "register": register_card,
    "summary": summary_card,
}


def card(message: Message, name: str) -> Element | None:
    """The card that says everything a message says, None for bare words; no two cards may have the same name."""
    kind = message.custom.get("type", "")
    if kind not in BODIES and not message.buttons:
        return None
    return {
        "type": "AdaptiveCard",
        "version": VERSION,
        "fallbackText": message.text,
        "speak": spoken_answer(message) if kind == "answer" else message.text,
        "body": _body(message, name),
    }


def _body(message: Message, name: str) -> list[Element]:
    """The body of the kind's card; what was said before an upgrade may lack a part of it, and is shown in words."""
    try:
        return BODIES.get(message.custom.get("type", ""), choice_card)(message, name)
    except (KeyError, ValueError):
        return choice_card(message, name)
