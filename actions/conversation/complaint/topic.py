"""A harassment complaint as a matter that is taken by talking."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType

from actions.cases.receipts import new_receipt
from actions.conversation.complaint.form import STRUCK, ComplaintForm
from actions.conversation.guidance import field_messages
from actions.conversation.reporting.state import Told, Values
from actions.conversation.reporting.topic import ReportTopic
from actions.conversation.turn import Turn


@dataclass(frozen=True)
class ComplaintTopic(ReportTopic):
    """Draws a receipt for whoever wants no name on it, and remembers what was struck."""

    @property
    def draws(self) -> Mapping[str, Callable[[], str]]:
        """What is drawn by chance for every complaint."""
        return {**super().draws, "receipt": new_receipt}

    def form(self, turn: Turn, kept: Values) -> ComplaintForm:
        """Return the form as it is filled in by the person who speaks."""
        policy = partial(field_messages, turn.organisation, self.topic)
        return ComplaintForm(self.kind, self.reader(turn), policy, kept, turn.person.name)

    def told_so_far(self, tracker: Tracker) -> Told:
        """Return the complaint as the slots hold it."""
        told, struck = super().told_so_far(tracker), tracker.get_slot(self.slot(STRUCK))
        return replace(told, values={**told.values, STRUCK: struck}) if struck else told

    def remembered(self, told: Told, also: Mapping[str, Any]) -> list[EventType]:
        """Return the events that keep the complaint in the conversation."""
        return super().remembered(told, {**also, STRUCK: told.values.get(STRUCK)})
