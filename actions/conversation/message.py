"""What the assistant sends: a text, buttons and a card's data, in one message."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk.executor import CollectingDispatcher


@dataclass(frozen=True)
class Button:
    """A button: pressing it means `intent` with `values`; the web door signs it, so that nobody can forge it."""

    title: str
    intent: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def payload(self) -> str:
        """Return the button in Rasa's shape, `/intent{"name": "value"}`."""
        return f"/{self.intent}{json.dumps(dict(self.values)) if self.values else ''}"


@dataclass(frozen=True)
class Message:
    """One message; `custom` is one of the types of design §9."""

    text: str
    buttons: tuple[Button, ...] = ()
    custom: Mapping[str, Any] | None = None


def send(dispatcher: CollectingDispatcher, *messages: Message) -> None:
    """Hand messages to Rasa, in order."""
    for message in messages:
        dispatcher.utter_message(
            text=message.text,
            buttons=[{"title": button.title, "payload": button.payload} for button in message.buttons] or None,
            json_message=dict(message.custom) if message.custom else None,
        )
