"""Somebody who is not in the directory begins nothing: a form that they got into ends at once."""

import re

from rasa_sdk.events import AllSlotsReset, EventType, SlotSet

LISTENING = re.compile(r"validate_(\w+)_form")
CLOSING = "action_close_"


def ends_a_form(action: str) -> bool:
    """Return whether this action comes after another that has spoken."""
    return action.startswith(CLOSING)


def left_to(action: str) -> list[EventType]:
    """Return the events that this action leaves a stranger with: the end of its form, if it has one."""
    if form := LISTENING.fullmatch(action):
        return [SlotSet(f"{form[1]}__confirmed", False), SlotSet("requested_slot", None)]
    return [AllSlotsReset()] if ends_a_form(action) else []
