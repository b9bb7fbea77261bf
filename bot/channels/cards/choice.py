"""The card of words with buttons: a question, readings to choose from, an offer."""

from bot.channels.cards.elements import Element, choices, words
from bot.channels.cards.message import Message


def choice_card(message: Message, name: str) -> list[Element]:
    """The body of the card."""
    return [*words(message.text), *choices(message.buttons)]
