"""One turn of a report: keeps what is told in whichever message, asks only for what is missing, reads it back.

Knows nothing of Rasa: a state and a message go in, the next state and what to say come out.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from actions.cases.kinds import Field, Kind
from actions.conversation.message import Button, Message
from actions.conversation.telling.reply import Reply, read_reply
from actions.conversation.wording import say

CONFIRMED = "confirmed"
FAILED_ATTEMPTS_BEFORE_HELP = 2
CORRECTION = re.compile(
    r"^\W*(actually|no[,. ]|sorry|wait|correction|i meant|oops|hang on|hold on|change|make (it|that)|it was|it wasn"
    r"|that's wrong)",
    re.IGNORECASE,
)

ReadFields = Callable[[str, str | None, datetime], dict[str, str]]
ReadAccount = Callable[[str], str | None]


class Step(Enum):
    """Where a report stands after a turn."""

    TELLING = "telling"
    SUBMITTED = "submitted"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Told:
    """What has been told so far: `asked` is the field asked for, or CONFIRMED when the summary was read back."""

    values: Mapping[str, str] = field(default_factory=dict)
    asked: str | None = None
    failed_attempts: int = 0


@dataclass(frozen=True)
class Input:
    """One message: what was typed, or the field and value of the button that was pressed."""

    text: str
    now: datetime
    chosen: str | None = None
    field_to_change: str | None = None


@dataclass(frozen=True)
class Turn:
    """The outcome of a turn."""

    told: Told
    step: Step
    says: tuple[Message, ...] = ()


@dataclass(frozen=True)
class ReportForm:
    """The report of one kind of case."""

    kind: Kind
    read_fields: ReadFields
    read_account: ReadAccount

    def begin(self, message: Input) -> Turn:
        """Return the first turn: the message that began the report is read as a free account."""
        values = self.read_fields(message.text, None, message.now)
        if account := self.read_account(message.text):
            values["description"] = account
        opening = Message(say(f"form_start_{self.kind.kind}"))
        return self._next(Told(values), (opening,))

    def turn(self, told: Told, message: Input) -> Turn:
        """Return what a message does to the report."""
        reply = read_reply(message.text)
        if reply is Reply.STOP:
            return Turn(Told(), Step.STOPPED, (Message(say("form_stopped")),))
        if reply is Reply.WHY and told.asked in self._fields:
            return self._next(told, (Message(say("form_why", why=self._fields[told.asked].why)),))
        if message.field_to_change in self._fields:
            return self._ask(replace(told, asked=message.field_to_change), ())
        if told.asked == CONFIRMED:
            return self._at_the_summary(told, message, reply)
        return self._answer(told, message)

    def resume(self, told: Told, says: tuple[Message, ...]) -> Turn:
        """Return to the open question after something else was answered in between."""
        return self._next(told, (*says, Message(say("form_back"))))

    @property
    def _fields(self) -> dict[str | None, Field]:
        return {each.name: each for each in self.kind.fields}

    def _at_the_summary(self, told: Told, message: Input, reply: Reply | None) -> Turn:
        if reply is Reply.AFFIRM:
            return Turn(told, Step.SUBMITTED)
        corrected = self.read_fields(message.text, None, message.now)
        if corrected:
            return self._next(replace(told, values={**told.values, **corrected}), (Message(say("form_changed")),))
        buttons = tuple(self._change_button(each) for each in self.kind.fields)
        return Turn(told, Step.TELLING, (Message(say("form_what_to_change"), buttons=buttons),))

    def _answer(self, told: Told, message: Input) -> Turn:
        read = self._read(told, message)
        if not read:
            return self._not_understood(told)
        correcting = CORRECTION.match(message.text) is not None
        fresh = {
            name: value for name, value in read.items() if correcting or name == told.asked or name not in told.values
        }
        changed = correcting and any(told.values.get(name) not in (None, value) for name, value in fresh.items())
        says = (Message(say("form_changed")),) if changed else ()
        return self._next(Told({**told.values, **fresh}), says)

    def _read(self, told: Told, message: Input) -> dict[str, str]:
        if message.chosen is not None and told.asked is not None:
            return self.read_fields_of_choice(told.asked, message.chosen)
        return self.read_fields(message.text, told.asked, message.now)

    def read_fields_of_choice(self, name: str, value: str) -> dict[str, str]:
        """Return the field that a button fills; nothing where the value is not in the field's vocabulary."""
        return {name: value} if value in self._fields[name].choices else {}

    def _not_understood(self, told: Told) -> Turn:
        attempts = told.failed_attempts + 1
        says = [Message(say("form_not_understood"))]
        if attempts >= FAILED_ATTEMPTS_BEFORE_HELP and told.asked in self._fields:
            says.append(Message(say("form_example", example=self._fields[told.asked].example)))
            says.append(Message(say("form_way_out")))
        return self._next(replace(told, failed_attempts=attempts), tuple(says))

    def _next(self, told: Told, says: tuple[Message, ...]) -> Turn:
        missing = next(
            (each.name for each in self.kind.fields if not each.optional and each.name not in told.values), None
        )
        return self._ask(replace(told, asked=missing), says) if missing else self._read_back(told, says)

    def _ask(self, told: Told, says: tuple[Message, ...]) -> Turn:
        asked = self._fields[told.asked]
        buttons = tuple(Button(label, "choose", {"value": value}) for value, label in asked.choices.items())
        custom = {"type": "question", "kind": self.kind.kind, "field": asked.name, "optional": asked.optional}
        return Turn(told, Step.TELLING, (*says, Message(asked.ask, buttons=buttons, custom=custom)))

    def _read_back(self, told: Told, says: tuple[Message, ...]) -> Turn:
        fields = [
            {"name": each.name, "label": each.label, "value": self.in_words(each, told.values.get(each.name))}
            for each in self.kind.fields
        ]
        buttons = (
            Button(say("form_yes"), "affirm"),
            *(self._change_button(each) for each in self.kind.fields),
            Button(say("form_stop"), "stop"),
        )
        custom = {"type": "summary", "kind": self.kind.kind, "fields": fields}
        summary = Message(say("form_summary"), buttons=buttons, custom=custom)
        return Turn(Told(told.values, CONFIRMED), Step.TELLING, (*says, summary))

    def _change_button(self, each: Field) -> Button:
        return Button(say("form_change", label=each.label), "change_field", {"field": each.name})

    def in_words(self, each: Field, value: str | None) -> str:
        """Return a field's value as the person would say it."""
        if value is None or (each.name == "sender" and value == "unknown"):
            return say("form_not_known")
        if each.type == "date_time":
            return moment_in_words(value)
        return each.choices.get(value, value)


def moment_in_words(value: str) -> str:
    """Return an ISO day or minute as “Friday 20 November 2026, 3:00 pm”."""
    moment = datetime.fromisoformat(value)
    day = f"{moment:%A} {moment.day} {moment:%B %Y}"
    return f"{day}, {moment.hour % 12 or 12}:{moment:%M} {'am' if moment.hour < 12 else 'pm'}" if "T" in value else day
