"""The elements of Adaptive Cards 1.5 that cards are made of, as both Web Chat and Teams show them.

What people and policies say stands in text runs, which show it as it is: in a text block, Markdown in it would count.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from bot.channels.cards.message import Button

Element = dict[str, Any]
COLOURED = ("good", "attention", "warning", "accent")
MOST_BUTTONS_IN_A_ROW = 5
AGREES = "affirm"
PHONE_NUMBER = re.compile(r"[+(]?\d[\d ()-]*\d")
PLAIN_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")


def heading(words: str, icon: str = "", style: str = "default") -> Element:
    """A heading in words of our own; in a container of a style that has a colour it is large and has it too."""
    shown = f"{icon} {words}" if icon else words
    look = {"size": "large", "color": style} if style in COLOURED else {"size": "medium"}
    return {"type": "TextBlock", "style": "heading", "text": shown, "weight": "bolder", "wrap": True, **look}


def run(text: str, **look: Any) -> Element:
    """A stretch of text shown as it is; `look` holds weight, size, color, isSubtle, italic or fontType."""
    return {"type": "TextRun", "text": text, **look}


def line(*runs: Element, spacing: str = "default") -> Element:
    """A line of text made of stretches."""
    return {"type": "RichTextBlock", "inlines": list(runs), "spacing": spacing}


def words(text: str, **look: Any) -> list[Element]:
    """A text as it is, each of its lines a line of the card."""
    return [line(run(each, **look), spacing="small") for each in text.splitlines() if each.strip()]


def labelled(label: str, value: str, **look: Any) -> Element:
    """A label and what stands behind it."""
    return line(run(f"{label} ", weight="bolder"), run(value, **look))


def container(items: Iterable[Element], style: str = "default", **look: Any) -> Element:
    """Elements that belong together, with a style of their own."""
    return {"type": "Container", "style": style, "items": list(items), **look}


def beside(wide: Iterable[Element], narrow: Iterable[Element]) -> Element:
    """Elements with others at their right, which take no more room than they need."""
    columns = [
        {"type": "Column", "width": "stretch", "items": list(wide)},
        {"type": "Column", "width": "auto", "verticalContentAlignment": "center", "items": list(narrow)},
    ]
    return {"type": "ColumnSet", "columns": columns}


def submit(button: Button, title: str = "") -> Element:
    """What pressing a button sends; under a shorter title its own one stays as its description.

    The one that agrees to something stands out.
    """
    action: Element = {
        "type": "Action.Submit",
        "title": title or button.title,
        "data": {"choice": button.choice, "title": button.title},
    }
    if button.means == AGREES:
        action["style"] = "positive"
    return {**action, "tooltip": button.title} if title else action


def press(button: Button, title: str = "") -> Element:
    """One button standing for itself."""
    return {"type": "ActionSet", "actions": [submit(button, title)]}


def choices(buttons: Sequence[Button]) -> list[Element]:
    """Buttons to choose from, in as many rows as a client needs to show each of them."""
    left = iter(buttons)
    rows = iter(lambda: list(islice(left, MOST_BUTTONS_IN_A_ROW)), [])
    return [{"type": "ActionSet", "actions": [submit(button) for button in row]} for row in rows]


def folded(title: str, name: str, items: Iterable[Element]) -> list[Element]:
    """Elements behind a button that shows and hides them; `name` must be the only one of its kind on a page."""
    show = {"type": "Action.ToggleVisibility", "title": title, "targetElements": [name]}
    hidden = container(items, "emphasis", id=name, isVisible=False)
    return [{"type": "ActionSet", "actions": [show]}, hidden]


def phone(text: str) -> Element:
    """A phone number that can be called, as far as it is one."""
    number = PHONE_NUMBER.match(text)
    return _link(text, f"tel:{re.sub(r'[^0-9+]', '', number[0])}") if number else line(run(text))


def email(address: str) -> Element:
    """An address that can be written to, as far as it is one."""
    return _link(address, f"mailto:{address}") if PLAIN_ADDRESS.fullmatch(address) else line(run(address))


def _link(text: str, target: str) -> Element:
    shown = re.sub(r"([\\`*_\[\]])", r"\\\1", text)
    return {"type": "TextBlock", "text": f"[{shown}]({target})", "wrap": True, "spacing": "small"}
