"""Reads what was told right before a complaint began: danger had to come first, or the topic had to be asked for."""

from rasa_sdk import Tracker

from actions.cases.kinds import kind_named
from actions.conversation.reporting.state import Values
from actions.conversation.services import local_now
from actions.conversation.telling.dialogue_act.dialogue_act import is_bare_opening
from actions.conversation.telling.harassment_complaint import KIND, read_account, read_fields
from actions.conversation.turn import Turn

EMERGENCY = "emergency"
BUTTON = "/"


def told_before(turn: Turn, tracker: Tracker) -> Values:
    """Return the fields of the message before, where this one is a button or that one was taken for danger.

    A message that says what happened itself stands alone.
    """
    said = [event for event in tracker.events if event["event"] == "user" and (event.get("text") or "").strip()]
    before = said[-2] if len(said) > 1 else None
    if before is None or before["text"].startswith(BUTTON) or _says_what_happened(turn.text):
        return {}
    intent = ((before.get("parse_data") or {}).get("intent") or {}).get("name")
    account = read_account(before["text"])
    if account is None or (turn.text and intent != EMERGENCY):
        return {}
    return {**read_fields(account, None, {}, local_now(turn.organisation)), "description": account}


def _says_what_happened(text: str) -> bool:
    return read_account(text) is not None and not is_bare_opening(text, kind_named(KIND))
