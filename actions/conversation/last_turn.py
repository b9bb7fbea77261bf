"""What the assistant's last turn left to be said: an answer in mind, or a question with answers to choose from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from actions.conversation.answers import NO_READING
from actions.conversation.message import Button, Message
from actions.conversation.wording import say

QUESTION_SLOT = "policy_question__question"
CHOICE = "/choose"


@dataclass(frozen=True)
class OpenChoice:
    """A question that was asked, and the buttons that answer it.

    `among_readings` tells that no answer was given yet, `again` that it was asked for the second time.
    """

    asks: str
    buttons: tuple[Button, ...]
    among_readings: bool
    again: bool

    def once_more(self, text: str) -> Message:
        """Return the message that asks it again, in these words."""
        options = [{"title": button.title} for button in self.buttons]
        custom = {"type": "clarification", "question": self.asks, "options": options, "again": True}
        return Message(text, buttons=self.buttons, custom=custom)

    def not_understood(self) -> Message:
        """Return the message that asks it again because the reply was not clear."""
        if self.among_readings:
            return self.once_more(say("choice_unclear_reading"))
        return self.once_more(say("choice_unclear", question=self.asks))


def open_choice(tracker: Tracker) -> OpenChoice | None:
    """Return the choice that the last turn offered, None where it offered none."""
    for event in _last_turn(tracker.events):
        if event["event"] == "bot" and (buttons := _choices(event)):
            card = event["data"].get("custom") or {}
            among_readings = any(button.values.get("matter") == NO_READING for button in buttons)
            return OpenChoice(_asked(card), buttons, among_readings, bool(card.get("again")))
    return None


def answer_is_in_mind(tracker: Tracker) -> bool:
    """Return whether the last turn spoke of a policy answer."""
    slots = [event for event in _last_turn(tracker.events) if event["event"] == "slot"]
    return any(event["name"] == QUESTION_SLOT and event["value"] for event in slots)


def _last_turn(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the events between the last two messages of the person."""
    said = [place for place, event in enumerate(events) if event["event"] == "user"]
    return events[said[-2] : said[-1]] if len(said) > 1 else []


def _choices(event: Mapping[str, Any]) -> tuple[Button, ...]:
    buttons: list[dict[str, str]] = (event.get("data") or {}).get("buttons") or []
    return tuple(
        Button(button["title"], "choose", json.loads(button["payload"].removeprefix(CHOICE)))
        for button in buttons
        if button["payload"].startswith(CHOICE)
    )


def _asked(card: Mapping[str, Any]) -> str:
    conditions = card.get("conditions") or [{}]
    return str(card.get("question") or conditions[0].get("ask") or "")
