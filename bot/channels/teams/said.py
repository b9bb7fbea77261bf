"""What somebody says in Teams: typed words, or the button of a card."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.incoming import read_message
from bot.channels.signed_choice import Choices
from bot.channels.teams.incoming import Incoming

CARD_ACTION = "adaptiveCard/action"


@dataclass(frozen=True)
class Said:
    """What the assistant hears in a `turn`; `card` is the activity whose button was pressed, `card_turn` its turn."""

    turn: str
    heard: str
    card: str = ""
    card_turn: str = ""


def read_said(activity: Incoming, choices: Choices) -> Said:
    """What an activity says; refuses what is empty, too long, or was not offered in this conversation."""
    pressed = _pressed(activity)
    if pressed is None:
        return Said(activity.id, read_message({"text": activity.words}, choices))
    heard = read_message({"choice": pressed.get("choice")}, choices)
    return Said(activity.id, heard, activity.reply_to, str(pressed.get("turn", "")))


def _pressed(activity: Incoming) -> Mapping[str, Any] | None:
    """The data of a pressed button, which a card of today's kind wraps in its action."""
    value = activity.value
    if isinstance(value, dict) and activity.name == CARD_ACTION:
        value = (value.get("action") or {}).get("data")
    return value if isinstance(value, dict) else None
