"""One turn of a report: keeps what is told in whichever message, asks only for what is missing, reads it back.

Knows nothing of Rasa: a state and a message go in, the next state and what to say come out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum

from actions.cases.kinds import Field, Kind
from actions.conversation.changes import added_words, field_to_change, is_correction, is_plain_correction, new_value
from actions.conversation.message import Message
from actions.conversation.report_messages import offer_to_stop, question, read_back, what_to_change
from actions.conversation.telling.reply import Reply, read_reply
from actions.conversation.wording import say, say_first

CONFIRMED = "confirmed"
DESCRIPTION = "description"
NOT_KNOWN = "unknown"
FAILED_ATTEMPTS_BEFORE_HELP = 2
MOST_WORDS_OF_A_BARE_CORRECTION = 4

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

    `hint` is the short reply that typed words resemble; it counts only where they tell nothing else. `is_telling`
    says that the words seem to tell of the matter itself.
    """

    text: str
    now: datetime
    pressed: str = ""
    field: str | None = None
    value: str | None = None
    hint: Reply | None = None
    is_telling: bool = False


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
            chosen = {str(message.field): str(message.value)}
            return self._told(replace(told, asked=message.field), chosen, correcting=True)
        return self.resume(told)

    def _is_choice(self, name: str | None, value: str | None) -> bool:
        return name in self._fields and value in self._fields[name].choices

    def _typed(self, told: Told, message: Input) -> Turn:
        reply = read_reply(message.text) or self._hinted(told, message)
        steering: dict[Reply, Callable[[], Turn]] = {
            Reply.STOP: self._stopped,
            Reply.LATER: lambda: Turn(told, Step.TELLING, (Message(say("form_saved")),)),
            Reply.BACK: lambda: self._back(told),
            Reply.WHY: lambda: self._why(told),
            Reply.HELP: lambda: self._again(told, self._help(told)),
            Reply.AGAIN: lambda: Turn(told, Step.SUBMITTED) if told.asked == CONFIRMED else self.resume(told),
            Reply.KEEP: lambda: self._keep(told),
            Reply.RESUME: lambda: self.resume(told),
        }
        if reply in steering:
            return steering[reply]()
        if reply is Reply.SKIP:
            message = replace(message, text=say("form_skip"))
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

    def _keep(self, told: Told) -> Turn:
        if told.asked in self._fields and told.asked not in self.settled(told):
            return self.resume(told)
        return self._next(told, (Message(say("form_unchanged")),))

    def _why(self, told: Told) -> Turn:
        asked = self._fields.get(told.asked)
        why = say("form_why", why=asked.why) if asked else say("form_why_summary")
        return self._again(told, (Message(why),))

    def _at_the_summary(self, told: Told, message: Input, reply: Reply | None) -> Turn:
        if reply is Reply.AFFIRM:
            return self._affirmed(told)
        if reply is None and message.hint is Reply.STOP:
            return self._again(told, (offer_to_stop(),))
        read = self._changes(told, message) if reply is None else {}
        if read:
            return self._told(told, read, correcting=True)
        if reply is None and (name := self._field_to_change(told, message.text)):
            return self._ask(Told(told.values, name), ())
        if message.is_telling and self.reader.account(message.text):
            return self._told(told, self._with_added(told, message.text), correcting=True)
        return self._what_to_change(told, message)

    def _affirmed(self, told: Told) -> Turn:
        """Return what a typed yes does; to “what would you like to change?” it is no consent."""
        if told.failed_attempts:
            return self._again(Told(told.values, CONFIRMED), (Message(say("form_say_yes")),))
        return Turn(told, Step.SUBMITTED)

    def _changes(self, told: Told, message: Input) -> dict[str, str]:
        """Return the fields to which a message gives values, be it by name (“the sender was jo”) or not."""
        if words := added_words(message.text):
            return self._with_added(told, words)
        name = field_to_change(message.text)
        value = new_value(message.text) if name in self._fields else None
        read = self.reader.fields(value, name, told.values, message.now) if value else {}
        if name in read:
            return read
        return self.reader.fields(message.text, None, told.values, message.now)

    def _with_added(self, told: Told, words: str) -> dict[str, str]:
        return {DESCRIPTION: f"{told.values.get(DESCRIPTION, '')}\n{words}".strip()}

    def _field_to_change(self, told: Told, text: str) -> str | None:
        if told.asked == DESCRIPTION:
            is_wished = is_plain_correction(text)
        else:
            is_wished = told.asked == CONFIRMED or is_correction(text)
        name = field_to_change(text) if is_wished else None
        return name if name in self._fields else None

    def _what_to_change(self, told: Told, message: Input) -> Turn:
        if message.hint is Reply.AFFIRM:
            return self._again(told, (Message(say("form_say_yes")),))
        attempts = told.failed_attempts + 1
        says = (Message(say("form_way_out")),) if attempts >= FAILED_ATTEMPTS_BEFORE_HELP else ()
        return Turn(replace(told, failed_attempts=attempts), Step.TELLING, (*says, what_to_change(self.kind)))

    def _answer(self, told: Told, message: Input) -> Turn:
        taking_back = told.asked == DESCRIPTION and self._takes_back(told, message)
        asked = None if taking_back else told.asked
        read = self.reader.fields(message.text, asked, told.values, message.now)
        correcting = taking_back if told.asked == DESCRIPTION else self._corrects(told, message)
        if asked in read or self._kept(told, read, correcting).values != told.values:
            return self._told(told, read, correcting)
        if name := self._field_to_change(told, message.text):
            changes = self._changes(told, message)
            return self._told(told, changes, True) if name in changes else self._ask(Told(told.values, name), ())
        if message.is_telling and DESCRIPTION not in told.values and (account := self.reader.account(message.text)):
            return self._told(told, {DESCRIPTION: account}, correcting=False)
        return self._not_understood(told, message)

    def _takes_back(self, told: Told, message: Input) -> bool:
        """Return whether a message takes something back; every other answer is the description, word for word."""
        if not is_plain_correction(message.text):
            return False
        read = self.reader.fields(message.text, None, told.values, message.now)
        return bool(self._field_to_change(told, message.text)) or self._kept(told, read, True).values != told.values

    def _corrects(self, told: Told, message: Input) -> bool:
        """Return whether a message is a correction; a “no” that answers a question is none.

        A few words that do not answer the question but say otherwise than before cannot be anything else.
        """
        asked = self._fields.get(told.asked)
        if is_correction(message.text, after_yes_or_no=asked is not None and asked.type == "yes_no"):
            return True
        read = self.reader.fields(message.text, told.asked, told.values, message.now)
        return told.asked not in read and len(message.text.split()) <= MOST_WORDS_OF_A_BARE_CORRECTION

    def _told(self, told: Told, read: Values, correcting: bool) -> Turn:
        """Keep what was read, say so where it is not plain to see, and go on."""
        kept = self._kept(told, read, correcting)
        changed = {name for name, value in told.values.items() if kept.values[name] != value}
        if told.asked in self._fields and told.asked not in kept.values:
            return self._again(kept, (Message(say("form_changed" if changed else "form_noted")),))
        if told.asked == CONFIRMED:
            same = kept.values == told.values
            return self._next(kept, (Message(say("form_unchanged" if same else "form_changed")),))
        is_plain_to_see = not changed or (changed == {told.asked} and not correcting)
        return self._next(kept, () if is_plain_to_see else (Message(say("form_changed")),))

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
            return self._again(told, (offer_to_stop(),))
        tried = replace(told, failed_attempts=told.failed_attempts + 1)
        if read_reply(message.text) is Reply.SKIP:
            needed = say_first(f"form_needed_{told.asked}", "form_needed")
            return self._again(tried, (Message(needed), *self._help_if_due(tried)))
        sorry = say_first(f"form_not_understood_{told.asked}", "form_not_understood")
        return self._again(tried, (Message(sorry), *self._help_if_due(tried)))

    def _help_if_due(self, told: Told) -> tuple[Message, ...]:
        return self._help(told) if told.failed_attempts >= FAILED_ATTEMPTS_BEFORE_HELP else ()

    def _help(self, told: Told) -> tuple[Message, ...]:
        asked = self._fields.get(told.asked)
        hint = say("form_example", example=asked.example) if asked else say("form_why_summary")
        return Message(hint), Message(say("form_way_out"))

    def _again(self, told: Told, says: tuple[Message, ...]) -> Turn:
        return self._ask(told, says) if told.asked in self._fields else self._read_back(told, says)

    def _next(self, told: Told, says: tuple[Message, ...]) -> Turn:
        settled = self.settled(told)
        missing = next((each.name for each in self.kind.fields if not each.optional and each.name not in settled), None)
        return self._ask(Told(told.values, missing), says) if missing else self._read_back(told, says)

    def _ask(self, told: Told, says: tuple[Message, ...]) -> Turn:
        return Turn(told, Step.TELLING, (*says, question(self.kind, self._fields[told.asked])))

    def _read_back(self, told: Told, says: tuple[Message, ...]) -> Turn:
        summary = read_back(self.kind, self.settled(told))
        return Turn(replace(told, asked=CONFIRMED), Step.TELLING, (*says, summary))
