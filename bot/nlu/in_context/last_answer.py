"""What the assistant's last answer has left to be said: nothing, or a question with answers to choose from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

# Set anew by every turn that speaks of a policy answer, and by no other.
QUESTION_SLOT = "policy_question__question"
POLITE_TOPIC = "smalltalk"
CHOICE = "/choose"


@dataclass(frozen=True)
class LastAnswer:
    """What the last answer asks in return, with the titles and payloads of the buttons for it; none of it need be."""

    asks: str = ""
    titles: tuple[str, ...] = ()
    payloads: tuple[str, ...] = ()


def last_answer(tracker: DialogueStateTracker) -> LastAnswer | None:
    """Return the policy answer of the last turn, thanks in between aside; None where something else was spoken of."""
    if tracker.active_loop_name:
        return None
    for turn in _turns_backwards(tracker.events):
        if any(isinstance(event, SlotSet) and event.key == QUESTION_SLOT and event.value for event in turn):
            return _as_answer(event for event in turn if isinstance(event, BotUttered))
        if not any(isinstance(event, UserUttered) and event.intent_name == POLITE_TOPIC for event in turn):
            return None
    return None


def _turns_backwards(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Yield the events of each turn, the last turn first; a turn begins with what the person said."""
    turn: list[Event] = []
    for event in reversed(list(events)):
        turn.append(event)
        if isinstance(event, UserUttered):
            yield turn
            turn = []


def _as_answer(utterances: Iterable[BotUttered]) -> LastAnswer:
    for utterance in utterances:
        buttons: list[dict[str, str]] = utterance.data.get("buttons") or []
        choices = [button for button in buttons if button["payload"].startswith(CHOICE)]
        if choices:
            titles = tuple(button["title"] for button in choices)
            return LastAnswer(_asked(utterance), titles, tuple(button["payload"] for button in choices))
    return LastAnswer()


def _asked(utterance: BotUttered) -> str:
    card: dict[str, Any] = utterance.data.get("custom") or {}
    conditions = card.get("conditions") or [{}]
    return str(card.get("question") or conditions[0].get("ask") or "")
