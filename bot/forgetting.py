"""Once a report is opened or stopped, the conversation forgets what was said in it."""

from collections.abc import Sequence
from typing import Any

from rasa.shared.core.events import ActiveLoop, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

NOTHING = range(0)
SHOWN_ONCE = "(shown once)"


def finished_report(events: Sequence[Event], new_from: int) -> range:
    """The positions of the last form that ended among the new events, from the message that began it."""
    loops = [position for position, event in enumerate(events) if isinstance(event, ActiveLoop)]
    ends = [place for place in range(1, len(loops)) if loops[place] >= new_from and events[loops[place]].name is None]
    if not ends:
        return NOTHING
    began, ended = loops[ends[-1] - 1], loops[ends[-1]]
    beginning = next((p for p in range(began, -1, -1) if isinstance(events[p], UserUttered)), began)
    return range(beginning, ended + 1)


def without_words(position: int, tracker: DialogueStateTracker, events: Sequence[Event]) -> dict[str, Any]:
    """An event as it is kept: who did what stays, so that the dialogue still adds up, what was said goes.

    A slot that is still set keeps its value, and the assistant's last words, which tell the outcome, stay, but
    without the receipt by which only the person is to find the case again.
    """
    event = events[position]
    kept: dict[str, Any] = event.as_dict()
    if isinstance(event, UserUttered):
        intent = {"name": event.intent_name}
        kept |= {"text": "", "metadata": {}, "parse_data": {"intent": intent, "entities": [], "text": ""}}
    elif isinstance(event, BotUttered):
        is_last = not any(isinstance(later, UserUttered) for later in events[position:])
        kept |= _without_receipt(kept) if is_last else {"text": "", "data": {}}
    elif isinstance(event, SlotSet) and tracker.get_slot(event.key) is None:
        kept["value"] = None
    return kept


def _without_receipt(said: dict[str, Any]) -> dict[str, Any]:
    custom = said["data"].get("custom") or {}
    receipt = custom.get("receipt")
    if not receipt:
        return {}
    card = {name: value for name, value in custom.items() if name != "receipt"}
    return {"text": (said["text"] or "").replace(receipt, SHOWN_ONCE), "data": {**said["data"], "custom": card}}
