"""One turn of a report: keeps what is told in whichever message, asks only for what is missing, reads it back.

Knows nothing of Rasa: a state and a message go in, the next state and what to say come out.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from actions.cases.kinds import Field, Kind
from actions.conversation.changes import added_words, field_to_change, is_correction, new_value
from actions.conversation.message import Button, Message
from actions.conversation.telling.reply import Reply, read_reply
from actions.conversation.wording import say, say_first

CONFIRMED = "confirmed"
DESCRIPTION = "description"
NOT_KNOWN = "unknown"
FAILED_ATTEMPTS_BEFORE_HELP = 2

Values = Mapping[str, str]


class Step(Enum):
    """Where a report stands after a turn."""

    TELLING = "telling"
    SUBMITTED = "submitted"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Told:
    """What has been told so far: `asked` is the field asked for, or CONFIRMED when the summary was read back."""

    values: Values = field(default_factory=dict)
    asked: str | None = None
    failed_attempts: int = 0


@dataclass(frozen=True)
class Input:
    """One message: what was typed, or the intent, field and value of the button that was `pressed`.

    `hint` is the short reply that typed words resemble; it counts only where they tell nothing else.
    """

    text: str
    now: datetime
    pressed: str = ""
    field: str | None = None
    value: str | None = None
    hint: Reply | None = None


@dataclass(frozen=True)
class Turn:
    """The outcome of a turn."""

    told: Told
    step: Step
    says: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Reader:
    """How the fields of one kind of case are read from people's words.

    `fields` takes a text, the field that it answers if any, what is known already, and the local time. `account`
    gives the description where a text is one. `settle` adds to what was told what follows from it.
    """

    fields: Callable[[str, str | None, Values, datetime], dict[str, str]]
    account: Callable[[str], str | None]
    settle: Callable[[Values], dict[str, str]]


@dataclass(frozen=True)
class ReportForm:
    """The report of one kind of case."""

    kind: Kind
    reader: Reader

    def begin(self, message: Input) -> Turn:
        """Return the first turn: the message that began the report is read as a free account."""
        values = self.reader.fields(message.text, None, {}, message.now)
        if account := self.reader.account(message.text):
            values[DESCRIPTION] = account
        return self._next(Told(values), (Message(say(f"form_start_{self.kind.kind}")),))

    def turn(self, told: Told, message: Input) -> Turn:
        """Return what a message does to the report."""
        return self._pressed(told, message) if message.pressed else self._typed(told, message)

    def resume(self, told: Told, says: tuple[Message, ...] = ()) -> Turn:
        """Return to the open question after something else was answered in between."""
        return self._again(told, (*says, Message(say("form_back"))))

    def is_answered_by(self, told: Told, message: Input) -> bool:
        """Return whether a message says something that the report can use."""
        return bool(
            read_reply(message.text)
            or self._field_to_change(told, message.text)
            or self.reader.fields(message.text, None, told.values, message.now)
            or told.asked in self.reader.fields(message.text, told.asked, told.values, message.now)
        )

    def settled(self, told: Told) -> dict[str, str]:
        """Return what was told with what follows from it."""
        return self.reader.settle(told.values)

    @property
    def _fields(self) -> dict[str | None, Field]:
        return {each.name: each for each in self.kind.fields}

    def _pressed(self, told: Told, message: Input) -> Turn:
        if message.pressed == "stop":
            return self._stopped()
        if message.pressed == "affirm" and told.asked == CONFIRMED:
            return Turn(told, Step.SUBMITTED)
        if message.pressed == "change_field" and message.field in self._fields:
            return self._ask(Told(told.values, message.field), ())
        if message.pressed == "choose" and self._is_choice(message.field, message.value):
            return self._told(told, {str(message.field): str(message.value)}, correcting=True)
        return self.resume(told)

    def _is_choice(self, name: str | None, value: str | None) -> bool:
        return name in self._fields and value in self._fields[name].choices

    def _typed(self, told: Told, message: Input) -> Turn:
        reply = read_reply(message.text) or self._hinted(told, message)
        if reply is Reply.STOP:
            return self._stopped()
        if reply is Reply.LATER:
            return Turn(told, Step.TELLING, (Message(say("form_saved")),))
        if reply is Reply.BACK:
            return self._back(told)
        if reply in (Reply.WHY, Reply.HELP):
            return self._explain(told, reply)
        if reply is Reply.AGAIN and told.asked == CONFIRMED:
            return Turn(told, Step.SUBMITTED)
        if reply in (Reply.RESUME, Reply.AGAIN):
            return self.resume(told)
        return self._at_the_summary(told, message, reply) if told.asked == CONFIRMED else self._answer(told, message)

    def _hinted(self, told: Told, message: Input) -> Reply | None:
        usable = told.asked == DESCRIPTION or self.is_answered_by(told, message)
        return None if usable or message.hint in (Reply.STOP, Reply.AFFIRM) else message.hint

    def _stopped(self) -> Turn:
        return Turn(Told(), Step.STOPPED, (Message(say("form_stopped")),))

    def _back(self, told: Told) -> Turn:
        """Return the question before the open one; behind the last question comes the summary."""
        names = [each.name for each in self.kind.fields]
        open_now = names.index(told.asked) if told.asked in names else len(names)
        return self._ask(Told(told.values, names[max(0, open_now - 1)]), ())

    def _explain(self, told: Told, reply: Reply) -> Turn:
        if told.asked not in self._fields:
            return self._again(told, (Message(say("form_why_summary")),))
        if reply is Reply.WHY:
            return self._again(told, (Message(say("form_why", why=self._fields[told.asked].why)),))
        return self._again(told, self._help(told))

    def _at_the_summary(self, told: Told, message: Input, reply: Reply | None) -> Turn:
        if reply is Reply.AFFIRM:
            return Turn(told, Step.SUBMITTED)
        read = self._changes(told, message) if reply is None else {}
        if read:
            return self._told(told, read, correcting=True)
        if reply is None and (name := self._field_to_change(told, message.text)):
            return self._ask(Told(told.values, name), ())
        return self._what_to_change(told, message)

    def _changes(self, told: Told, message: Input) -> dict[str, str]:
        """Return the fields to which a message gives values, be it by name (“the sender was jo”) or not."""
        if words := added_words(message.text):
            return {DESCRIPTION: f"{told.values.get(DESCRIPTION, '')}\n{words}".strip()}
        name = field_to_change(message.text)
        value = new_value(message.text) if name in self._fields else None
        if name and value and (told_of_it := self.reader.fields(value, name, told.values, message.now).get(name)):
            return {name: told_of_it}
        return self.reader.fields(message.text, None, told.values, message.now)

    def _field_to_change(self, told: Told, text: str) -> str | None:
        name = field_to_change(text) if told.asked == CONFIRMED or is_correction(text) else None
        return name if name in self._fields and told.asked != DESCRIPTION else None

    def _what_to_change(self, told: Told, message: Input) -> Turn:
        attempts = told.failed_attempts + 1
        says = [Message(say("form_say_yes"))] if message.hint is Reply.AFFIRM else []
        if attempts >= FAILED_ATTEMPTS_BEFORE_HELP:
            says.append(Message(say("form_way_out")))
        buttons = (*(self._change_button(each) for each in self.kind.fields), Button(say("form_stop"), "stop"))
        says.append(Message(say("form_what_to_change"), buttons=buttons))
        return Turn(replace(told, failed_attempts=attempts), Step.TELLING, tuple(says))

    def _answer(self, told: Told, message: Input) -> Turn:
        read = self.reader.fields(message.text, told.asked, told.values, message.now)
        is_narrative = told.asked == DESCRIPTION
        correcting = is_correction(message.text, after_yes_or_no=self._asks_yes_or_no(told)) and not is_narrative
        if told.asked in read or self._kept(told, read, correcting).values != told.values:
            return self._told(told, read, correcting)
        if name := self._field_to_change(told, message.text):
            changes = self._changes(told, message)
            return self._told(told, changes, True) if name in changes else self._ask(Told(told.values, name), ())
        return self._not_understood(told, message)

    def _asks_yes_or_no(self, told: Told) -> bool:
        return told.asked in self._fields and self._fields[told.asked].type == "yes_no"

    def _told(self, told: Told, read: Values, correcting: bool) -> Turn:
        """Keep what was read, say so where it is not plain to see, and go on."""
        kept = self._kept(told, read, correcting)
        changed = [name for name in kept.values if told.values.get(name) not in (None, kept.values[name])]
        if told.asked in self._fields and told.asked not in kept.values:
            return self._again(kept, (Message(say("form_noted")),))
        if changed and (correcting or told.asked not in changed or told.asked == CONFIRMED):
            return self._next(kept, (Message(say("form_changed")),))
        return self._next(kept, (Message(say("form_unchanged")),) if told.asked == CONFIRMED else ())

    def _kept(self, told: Told, read: Values, correcting: bool) -> Told:
        kept = {name: value for name, value in read.items() if self._is_kept(told, name, value, correcting)}
        return Told({**told.values, **kept}, told.asked)

    def _is_kept(self, told: Told, name: str, value: str, correcting: bool) -> bool:
        """Return whether a value replaces the one known, which only its own answer or a correction may do.

        “Unknown” gives way to anything, and replaces nothing but where it is the answer; nor does a bare day
        replace a time on that day.
        """
        known = told.values.get(name)
        if name == told.asked or known in (None, NOT_KNOWN):
            return True
        return correcting and value != NOT_KNOWN and not str(known).startswith(f"{value}T")

    def _not_understood(self, told: Told, message: Input) -> Turn:
        if message.hint is Reply.STOP:
            offer = Message(say("form_offer_stop"), buttons=(Button(say("form_stop"), "stop"),))
            return self._again(told, (offer,))
        tried = replace(told, failed_attempts=told.failed_attempts + 1)
        if read_reply(message.text) is Reply.SKIP or message.hint is Reply.SKIP:
            needed = say_first(f"form_needed_{told.asked}", "form_needed")
            return self._again(tried, (Message(needed), *self._help_if_due(tried)))
        return self._again(tried, (Message(say("form_not_understood")), *self._help_if_due(tried)))

    def _help_if_due(self, told: Told) -> tuple[Message, ...]:
        return self._help(told) if told.failed_attempts >= FAILED_ATTEMPTS_BEFORE_HELP else ()

    def _help(self, told: Told) -> tuple[Message, ...]:
        example = say("form_example", example=self._fields[told.asked].example)
        return Message(example), Message(say("form_way_out"))

    def _again(self, told: Told, says: tuple[Message, ...]) -> Turn:
        return self._ask(told, says) if told.asked in self._fields else self._read_back(told, says)

    def _next(self, told: Told, says: tuple[Message, ...]) -> Turn:
        settled = self.settled(told)
        missing = next((each.name for each in self.kind.fields if not each.optional and each.name not in settled), None)
        return self._ask(Told(told.values, missing), says) if missing else self._read_back(told, says)

    def _ask(self, told: Told, says: tuple[Message, ...]) -> Turn:
        asked = self._fields[told.asked]
        buttons = tuple(
            Button(label, "choose", {"field": asked.name, "value": value}) for value, label in asked.choices.items()
        )
        custom = {"type": "question", "kind": self.kind.kind, "field": asked.name, "optional": asked.optional}
        return Turn(told, Step.TELLING, (*says, Message(asked.ask, buttons=buttons, custom=custom)))

    def _read_back(self, told: Told, says: tuple[Message, ...]) -> Turn:
        settled = self.settled(told)
        fields = [
            {"name": each.name, "label": each.label, "value": in_words(each, settled.get(each.name))}
            for each in self.kind.fields
        ]
        buttons = (
            Button(say("form_yes"), "affirm"),
            *(self._change_button(each) for each in self.kind.fields),
            Button(say("form_stop"), "stop"),
        )
        custom = {"type": "summary", "kind": self.kind.kind, "fields": fields}
        summary = Message(say("form_summary"), buttons=buttons, custom=custom)
        return Turn(replace(told, asked=CONFIRMED), Step.TELLING, (*says, summary))

    def _change_button(self, each: Field) -> Button:
        return Button(say("form_change", label=each.label), "change_field", {"field": each.name})


def in_words(each: Field, value: str | None) -> str:
    """Return a field's value as the person would say it."""
    if value is None or (each.type == "person" and value == NOT_KNOWN):
        return say("form_not_known")
    if each.type == "date_time":
        return moment_in_words(value)
    return each.choices.get(value, value)


def moment_in_words(value: str) -> str:
    """Return an ISO day or minute as “Friday 20 November 2026, 3:00 pm”."""
    moment = datetime.fromisoformat(value)
    day = f"{moment:%A} {moment.day} {moment:%B %Y}"
    return f"{day}, {moment.hour % 12 or 12}:{moment:%M} {'am' if moment.hour < 12 else 'pm'}" if "T" in value else day
