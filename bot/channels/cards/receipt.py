"""The card of a receipt, to be written down while it is shown."""

from bot.channels.cards.elements import Element, choices, container, heading, line, run, words
from bot.channels.cards.message import Message
from bot.channels.cards.wording import say


def receipt_card(message: Message, name: str) -> list[Element]:
    """The body of the card."""
    title = heading(say("receipt", "heading"), say("receipt", "icon"), "accent")
    shown = line(run(message.custom["receipt"], weight="bolder", fontType="monospace"))
    return [container([title, shown], "accent", bleed=True), *words(message.text), *choices(message.buttons)]
