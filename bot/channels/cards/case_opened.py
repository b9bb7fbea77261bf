"""The card of a case that was just opened: its reference, the receipt where it has one, what happens next."""

from bot.channels.cards.elements import Element, choices, container, heading, labelled, words
from bot.channels.cards.message import Message
from bot.channels.cards.wording import say


def case_opened_card(message: Message, name: str) -> list[Element]:
    """The body of the card."""
    reference, receipt = message.custom["reference"], message.custom.get("receipt")
    told = [labelled(say("case_opened", "reference"), reference, weight="bolder")]
    if receipt:
        told.append(labelled(say("case_opened", "receipt"), receipt, weight="bolder", fontType="monospace"))
    title = heading(say("case_opened", "heading"), say("case_opened", "icon"), "good")
    return [container([title, *told], "good", bleed=True), *words(message.text), *choices(message.buttons)]
