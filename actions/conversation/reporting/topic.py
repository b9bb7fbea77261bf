"""A matter that is taken by talking: its form, its slots, and what is said before and after."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.cases.case import Case
from actions.cases.kinds import Kind, kind_named
from actions.conversation.guidance import field_messages
from actions.conversation.message import Message
from actions.conversation.reporting.form import ReportForm
from actions.conversation.reporting.interruptions import Interruption
from actions.conversation.reporting.state import Reader, Told, Values
from actions.conversation.turn import Turn


def _nothing_known(_turn: Turn, _tracker: Tracker) -> Values:
    return {}


def _nothing_explained(_turn: Turn) -> Interruption | None:
    return None


def _taken_from_everybody(_turn: Turn) -> tuple[Message, ...]:
    return ()


@dataclass(frozen=True)
class ReportTopic:
    """How one kind of case is taken.

    `reader` gives the reader for a person's turn. `first` says what must be said before anything is asked, `after`
    what to do and not to do once the case is opened. `known` tells what the person told before the report began, and
    `refusal` why it is not taken from this person; it is empty where it is. `explained` answers what is asked about
    the matter itself in the middle of it. Nothing that is told of one that `stands_apart` sounds like another matter.
    """

    topic: str
    kind_name: str
    reader: Callable[[Turn], Reader]
    first: Callable[[Turn], tuple[Message, ...]]
    after: Callable[[Turn, Case], tuple[Message, ...]]
    known: Callable[[Turn, Tracker], Values] = _nothing_known
    refusal: Callable[[Turn], tuple[Message, ...]] = _taken_from_everybody
    explained: Callable[[Turn], Interruption | None] = _nothing_explained
    stands_apart: bool = False

    @property
    def draws(self) -> Mapping[str, Callable[[], str]]:
        """What is drawn by chance for every report, by the name of the slot that keeps it."""
        return {"submission_key": lambda: uuid4().hex}

    @property
    def kind(self) -> Kind:
        """The kind of case that it opens."""
        return kind_named(self.kind_name)

    @property
    def form_name(self) -> str:
        """The name by which the domain knows the form."""
        return form_of(self.topic)

    def form(self, turn: Turn, kept: Values) -> ReportForm:
        """Return the form as it is filled in by the person who speaks; `kept` is what was drawn for it."""
        return ReportForm(self.kind, self.reader(turn), partial(field_messages, turn.organisation, self.topic), kept)

    def kept(self, tracker: Tracker) -> dict[str, str]:
        """Return what is drawn on the first turn and kept, so that a “yes” said twice opens the same case."""
        return {name: tracker.get_slot(self.slot(name)) or draw() for name, draw in self.draws.items()}

    def slot(self, name: str) -> str:
        """Return the slot of a field, or of anything else that is remembered."""
        return f"{self.topic}__{name}"

    def told_so_far(self, tracker: Tracker) -> Told:
        """Return the report as the slots hold it."""
        values = {field.name: tracker.get_slot(self.slot(field.name)) for field in self.kind.fields}
        asked = tracker.get_slot("requested_slot") or ""
        return Told(
            {name: value for name, value in values.items() if value},
            asked.removeprefix(self.slot("")) or None,
            int(tracker.get_slot(self.slot("failed_attempts")) or 0),
            frozenset(tracker.get_slot(self.slot("skipped")) or ()),
        )

    def remembered(self, told: Told, also: Mapping[str, Any]) -> list[EventType]:
        """Return the events that keep the report in the conversation, and whatever else is to be remembered."""
        return [
            *(SlotSet(self.slot(field.name), told.values.get(field.name)) for field in self.kind.fields),
            SlotSet(self.slot("failed_attempts"), told.failed_attempts),
            SlotSet(self.slot("skipped"), sorted(told.skipped)),
            *(SlotSet(self.slot(name), value) for name, value in also.items()),
            SlotSet("requested_slot", self.slot(told.asked) if told.asked else None),
        ]


def form_of(topic: str) -> str:
    """Return the name of the form that takes a topic."""
    return f"{topic}_form"
