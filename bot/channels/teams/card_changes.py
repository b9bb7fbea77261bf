"""What Teams needs changed in the cards that all channels share."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.channels.cards.elements import Element, line, run
from bot.channels.teams.wording import say

SUBMIT = "Action.Submit"
Change = Callable[[Element], Element | None]


def for_teams(card: Element) -> Element:
    """A card with headings in the colour of other text, since Teams' own can't be read in all its themes.

    A table gets the whole width of the chat.
    """
    wide = {"msteams": {"width": "Full"}} if any(each["type"] == "Table" for each in card["body"]) else {}
    return {**_rebuilt(card, _without_colour), **wide}


def with_origin(card: Element, origin: Mapping[str, str]) -> Element:
    """A card whose buttons say where they were offered."""

    def change(element: Element) -> Element:
        is_button = element.get("type") == SUBMIT
        return {**element, "data": {**element["data"], **origin}} if is_button else element

    return {**_rebuilt(card, change)}


def spent(card: Element, chosen: str) -> Element:
    """A card without its buttons, and with the title of the one that was pressed, if it was one of its own."""
    left = {**_rebuilt(card, lambda element: None if element.get("type") == SUBMIT else element)}
    mark = [line(run(say("chosen", title=chosen), weight="bolder"))] if chosen else []
    return {**left, "body": [*left["body"], *mark]}


def _without_colour(element: Element) -> Element:
    is_heading = element.get("style") == "heading"
    return {name: value for name, value in element.items() if name != "color"} if is_heading else element


def _rebuilt(node: Any, change: Change) -> Any:
    """A card with each element changed, or taken out for None together with what it leaves empty."""
    if isinstance(node, list):
        return [made for each in node if (made := _rebuilt(each, change)) is not None]
    if not isinstance(node, dict):
        return node
    made = {name: _rebuilt(value, change) for name, value in node.items()}
    is_empty = made.get("actions") == [] or (made.get("type") == "Column" and not made["items"])
    return None if is_empty else change(made)
