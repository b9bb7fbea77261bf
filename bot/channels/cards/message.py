"""A message of the assistant as cards are made from it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.channels.signed_choice import Choices


@dataclass(frozen=True)
class Button:
    """A button: its title, what it is signed as, and what pressing it means, with the values that go with it."""

    title: str
    choice: str
    means: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Message:
    """Words, the buttons that answer them, and the data of a card."""

    text: str
    buttons: tuple[Button, ...] = ()
    custom: Mapping[str, Any] = field(default_factory=dict)


def as_message(message: Mapping[str, Any], choices: Choices) -> Message:
    """One of Rasa's messages, its buttons signed for the conversation."""
    buttons = tuple(_button(button, choices) for button in message.get("buttons") or [])
    return Message(message.get("text") or "", buttons, message.get("custom") or {})


def _button(button: Mapping[str, str], choices: Choices) -> Button:
    means, brace, values = button["payload"].removeprefix("/").partition("{")
    return Button(button["title"], choices.offer(button["payload"]), means, json.loads(brace + values) if brace else {})
