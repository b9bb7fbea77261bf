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
    """What the assistant hears in a `turn`.

    `card` is the activity whose button was pressed, `card_turn` the turn in which that was said, `notice` what holds it
    where it was said unasked.
    """

    turn: str
    heard: str
    card: str = ""
    card_turn: str = ""
    notice: str = ""

    @property
    def is_pressed(self) -> bool:
        """Whether a button was pressed; nothing that is typed begins so."""
        return self.heard.startswith("/")


def read_said(activity: Incoming, choices: Choices) -> Said:
    """What an activity says; refuses what is empty, too long, or was not offered in this conversation."""
    pressed = _pressed(activity)
    if pressed is None:
        return Said(activity.id, read_message({"text": activity.words}, choices))
    heard = read_message({"choice": str(pressed.get("choice"))}, choices)
    turn, notice = (str(pressed.get(origin, "")) for origin in ("turn", "notice"))
    return Said(activity.id, heard, activity.reply_to, turn, notice)


def _pressed(activity: Incoming) -> Mapping[str, Any] | None:
    """The data of a pressed button, which a card of today's kind wraps in its action; None where words were typed."""
    data = _object(activity.value)
    if activity.name == CARD_ACTION:
        data = _object(_object(data.get("action")).get("data"))
    is_typed = activity.value is None or (bool(activity.words) and "choice" not in data)
    return None if is_typed else data


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
