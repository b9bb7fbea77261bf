"""A button that answers an open question means nothing once the talk has gone on: its “Yes” would answer another."""

from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels.teams.said import Said

ANSWERS = frozenset({"affirm", "deny", "skip", "stop"})


def comes_late(tracker: DialogueStateTracker | None, said: Said) -> bool:
    """Whether a pressed button answers a question that does not stand in the last turn."""
    meant = said.heard.removeprefix("/").partition("{")[0]
    return said.is_pressed and meant in ANSWERS and said.card_turn != _last_turn(tracker)


def _last_turn(tracker: DialogueStateTracker | None) -> str | None:
    events = reversed(tracker.events) if tracker else ()
    return next((event.message_id for event in events if isinstance(event, UserUttered)), None)
