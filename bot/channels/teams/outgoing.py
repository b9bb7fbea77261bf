"""What the assistant says in a turn, as activities of Teams: one as a rule, since Teams counts them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.channels.cards.card import VERSION, card
from bot.channels.cards.choice import choice_card
from bot.channels.cards.elements import Element
from bot.channels.cards.message import Message, as_message
from bot.channels.signed_choice import Choices
from bot.channels.teams.activity import Activity, bundled, spoken
from bot.channels.teams.card_changes import for_teams, spent, with_origin


def answer(messages: Sequence[Mapping[str, Any]], choices: Choices, turn: str = "", notice: str = "") -> list[Activity]:
    """Rasa's messages: as words where none needs a card, else as cards; each button knows its turn or its notice."""
    shown = [as_message(message, choices) for message in messages]
    if any(card(each, "") for each in shown):
        origin = {"notice": notice} if notice else {"turn": turn}
        return bundled(with_origin(each, origin) for each in _cards(shown, turn))
    text = "\n\n".join(each.text for each in shown if each.text)
    return [spoken(text)] if text else []


def used(messages: Sequence[Mapping[str, Any]], choices: Choices, turn: str, title: str) -> list[Activity]:
    """The same turn once its button of that title was pressed: no buttons, and what was chosen."""
    shown = [as_message(message, choices) for message in messages]
    pressed = [any(button.title == title for button in message.buttons) for message in shown]
    return bundled(spent(each, title if here else "") for each, here in zip(_cards(shown, turn), pressed, strict=True))


def _cards(messages: Iterable[Message], turn: str) -> list[Element]:
    named = ((message, f"{turn}-{place}") for place, message in enumerate(messages))
    return [for_teams(card(message, name) or _plain_card(message, name)) for message, name in named]


def _plain_card(message: Message, name: str) -> Element:
    said = {"fallbackText": message.text, "speak": message.text}
    return {"type": "AdaptiveCard", "version": VERSION, **said, "body": choice_card(message, name)}
