"""One turn of a report: keeps what is told in whichever message, asks only for what is missing, reads it back.

Knows nothing of Rasa: a state and a message go in, the next state and what to say come out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType

from actions.cases.kinds import Field, Kind
from actions.conversation.message import Message
from actions.conversation.reporting.changes import (
    added_words,
    begins_as_correction,
    clauses_of,
    contrast,
    field_to_change,
    is_addition,
    is_correction,
    is_plain_correction,
    new_value,
    says_yes_or_no,
)
from actions.conversation.reporting.messages import offer_to_stop, question, read_back, what_to_change
from actions.conversation.reporting.state import CONFIRMED, NOT_KNOWN, Input, Reader, Step, Told, Turn, Values
from actions.conversation.telling.agreement import is_agreement
from actions.conversation.telling.clauses import Clause, assents, has_reservation, reply_among_words
from actions.conversation.telling.reply import Reply, read_reply
from actions.conversation.wording import say, say_first

FAILED_ATTEMPTS_BEFORE_HELP = 2
MOST_WORDS_OF_A_BARE_CORRECTION = 4
MOST_WORDS_OF_A_SKIP = 10
WORDS = ("text", "person")
TWICE = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
EXPLAINED = (Reply.WHY, Reply.WHO, Reply.WHAT_NEXT)


def _nothing_to_explain(_field: str) -> tuple[Message, ...]:
    return ()


@dataclass(frozen=True)
class ReportForm:
    """The report of one kind of case; `policy` gives what the organisation's own policy says on a field.

    `kept` holds what was drawn for this report when it began, by name, such as its receipt.
    """

    kind: Kind
    reader: Reader
    policy: Callable[[str], tuple[Message, ...]] = _nothing_to_explain
    kept: Values = MappingProxyType({})

    def begin(self, message: Input, says: tuple[Message, ...] = (), known: Values | None = None) -> Turn:
        """Return the first turn: the message that began the report is read as a free account.

        `known` is what was told before the report began. Where nothing is, the open question comes first.
        """
        values = {**(known or {}), **self.reader.fields(message.text, None, known or {}, message.now)}
        if account := self.reader.account(message.text):
            values[self.kind.account] = account
        if not values:
            return self._ask(Told(asked=self.kind.account), says)
        says = (*says, *self._explained({}, values))
        faults = self._faults(Told(values))
        return self._refused(Told(values), faults, says) if faults else self._next(Told(values), says)

    def turn(self, told: Told, message: Input) -> Turn:
        """Return what a message does to the report."""
        return self._pressed(told, message) if message.pressed else self._typed(told, message)

    def resume(self, told: Told, says: tuple[Message, ...] = ()) -> Turn:
        """Return to the open question after something else was answered in between."""
        return self._again(told, (*says, Message(say("form_back"))))

    def is_answered_by(self, told: Told, message: Input) -> bool:
        """Return whether a message says something that the report can use."""
        return bool(read_reply(message.text)) or self._is_told_something(told, message)

    def is_besides(self, told: Told, text: str) -> bool:
        """Return whether a text begins as something new, where only one of a few answers is asked for."""
        is_closed = told.asked in self._fields and not self._asks_for_words(told)
        return is_closed and is_addition(text)

    def settled(self, told: Told) -> dict[str, str]:
        """Return what was told with what follows from it, without what no longer applies."""
        values = self.reader.settle(told.values)
        return {
            each.name: values[each.name] for each in self.kind.fields if each.name in values and each.applies(values)
        }

    @property
    def _fields(self) -> dict[str | None, Field]:
        return {each.name: each for each in self.kind.fields}

    def _pressed(self, told: Told, message: Input) -> Turn:
        if message.pressed == "stop":
            return self._stopped()
        if message.pressed == "affirm" and told.asked == CONFIRMED:
            return self._submitted(told)
        if message.pressed == "change_field" and message.field in self._fields:
            return self._ask(replace(told, asked=message.field, failed_attempts=0), ())
        if message.pressed == "skip" and told.asked in self._fields:
            return self._skipped(told, message)
        if message.pressed == "choose" and self._is_choice(message.field, message.value):
            chosen = {str(message.field): str(message.value)}
            return self._told(replace(told, asked=message.field), chosen, correcting=True)
        return self.resume(told)

    def _is_choice(self, name: str | None, value: str | None) -> bool:
        return name in self._fields and value in self._fields[name].choices

    def _typed(self, told: Told, message: Input) -> Turn:
        reply = read_reply(message.text)
        clause = reply_among_words(message.text) if reply is None else None
        if clause and clause.reply in EXPLAINED and ("?" in message.text or not self._asks_for_words(told)):
            return self._answered_in_passing(told, message, clause)
        if (
            clause
            and clause.reply is Reply.BACK
            and (changes := self._changes(told, replace(message, text=clause.rest)))
        ):
            return self._told(told, changes, correcting=True)
        if clause and not self._tells(told, message, clause.rest):
            reply = clause.reply
        reply = reply or self._hinted(told, message) or self._left_open(told, message)
        steering: dict[Reply, Callable[[], Turn]] = {
            Reply.STOP: self._stopped,
            Reply.LATER: lambda: Turn(told, Step.TELLING, (Message(say("form_saved")),)),
            Reply.BACK: lambda: self._back(told),
            Reply.RESTART: lambda: self._restarted(message),
            Reply.WHY: lambda: self._again(told, (self._why(told),)),
            Reply.WHO: lambda: self._again(told, (self._who(told),)),
            Reply.WHAT_NEXT: lambda: self._again(told, (self._what_next(told),)),
            Reply.HELP: lambda: self._again(told, self._help(told)),
            Reply.AGAIN: lambda: self._submitted(told) if told.asked == CONFIRMED else self.resume(told),
            Reply.KEEP: lambda: self._keep(told),
            Reply.RESUME: lambda: self.resume(told),
        }
        if reply in steering:
            return steering[reply]()
        if told.asked == CONFIRMED:
            return self._at_the_summary(told, message, reply)
        if reply in (Reply.SKIP, Reply.NOT_KNOWN):
            return self._skipped(told, message, is_not_known=reply is Reply.NOT_KNOWN)
        return self._answer(told, message, reply)

    def _tells(self, told: Told, message: Input, text: str) -> bool:
        """Return whether words beside a short reply tell a field, or what happened."""
        if told.asked == self.kind.account:
            return bool(self.reader.account(text))
        return bool(self.reader.fields(text, None, told.values, message.now))

    def _answered_in_passing(self, told: Told, message: Input, clause: Clause) -> Turn:
        """Return the answer to a question about the report, and what the other words of the message do to it."""
        answer = {Reply.WHY: self._why, Reply.WHO: self._who, Reply.WHAT_NEXT: self._what_next}[clause.reply](told)
        rest = replace(message, text=clause.rest)
        if told.asked == CONFIRMED or not self._is_told_something(told, rest):
            return self._again(told, (answer,))
        outcome = self._typed(told, rest)
        return replace(outcome, says=(answer, *outcome.says))

    def _is_told_something(self, told: Told, message: Input) -> bool:
        """Return whether a message tells a field, or speaks of one that is to be changed."""
        return bool(
            self._field_to_change(told, message.text)
            or self.reader.fields(message.text, None, told.values, message.now)
            or told.asked in self.reader.fields(message.text, told.asked, told.values, message.now)
        )

    def _hinted(self, told: Told, message: Input) -> Reply | None:
        usable = self._asks_for_words(told) or self.is_answered_by(told, message)
        return None if usable or message.hint in (Reply.STOP, Reply.AFFIRM) else message.hint

    def _left_open(self, told: Told, message: Input) -> Reply | None:
        """Return that an optional question which asks for words is left open, in a few words that tell nothing."""
        is_short = len(message.text.split()) <= MOST_WORDS_OF_A_SKIP
        asks = self._asks_for_words(told) and self._fields[told.asked].optional
        if not asks or message.hint is not Reply.SKIP or not is_short:
            return None
        return None if self.reader.fields(message.text, None, told.values, message.now) else Reply.SKIP

    def _asks_for_words(self, told: Told) -> bool:
        """Return whether the open question is answered by free words."""
        return told.asked in self._fields and self._fields[told.asked].type in WORDS

    def _stopped(self) -> Turn:
        return Turn(Told(), Step.STOPPED, (Message(say_first(f"form_stopped_{self.kind.kind}", "form_stopped")),))

    def _restarted(self, message: Input) -> Turn:
        return self.begin(replace(message, text=""), (Message(say("form_restarted")),))

    def _back(self, told: Told) -> Turn:
        """Return the question before the open one; behind the last question comes the summary."""
        names = [each.name for each in self.kind.fields if each.asked and each.applies(told.values)]
        open_now = names.index(told.asked) if told.asked in names else len(names)
        return self._ask(replace(told, asked=names[max(0, open_now - 1)], failed_attempts=0), ())

    def _keep(self, told: Told) -> Turn:
        if told.asked in self._fields and told.asked not in self.settled(told):
            return self.resume(told)
        return self._next(told, (Message(say("form_unchanged")),))

    def _why(self, told: Told) -> Message:
        asked = self._fields.get(told.asked)
        if asked is None:
            return Message(say("form_why_summary"))
        policy = self.policy(asked.name)
        words = [asked.why, *(message.text for message in policy), self._who(told).text]
        return Message("\n".join(words) if policy else " ".join(words), custom=policy[0].custom if policy else None)

    def _who(self, told: Told) -> Message:
        is_nameless = told.values.get("anonymous") == "yes"
        return Message(say("form_who_anonymous" if is_nameless else "form_who"))

    def _what_next(self, _told: Told) -> Message:
        return Message(say("form_what_next"))

    def _skipped(self, told: Told, message: Input, *, is_not_known: bool = False) -> Turn:
        """Return what “skip” or “I don't know” does: leaves an optional field open, or stores what stands for it."""
        field = self._fields[told.asked]
        if field.not_known and (is_not_known or not field.optional):
            return self._told(told, {field.name: field.not_known}, correcting=False)
        if field.optional:
            values = {name: value for name, value in told.values.items() if name != field.name}
            return self._next(Told(values, None, skipped=told.skipped | {field.name}), ())
        return self._answer(told, replace(message, text=say("form_skip")), Reply.SKIP)

    def _at_the_summary(self, told: Told, message: Input, reply: Reply | None) -> Turn:
        if reply is Reply.AFFIRM:
            return self._affirmed(told)
        read = self._changes(told, message) if reply is None else {}
        if reply is None and not read and message.hint is Reply.STOP:
            return self._offered_to_stop(told)
        if reply is None and not read and self._agrees(message):
            return self._affirmed(told)
        if read:
            return self._told(told, self._with_the_rest(told, message, read), correcting=True)
        if reply is None and (name := self._field_to_change(told, message.text)):
            return self._ask(replace(told, asked=name, failed_attempts=0), ())
        if self._adds(message):
            return self._told(told, self._with_added(told, message.text), correcting=True)
        return self._what_to_change(told, message)

    def _agrees(self, message: Input) -> bool:
        """Return whether a message says yes; what resembles a yes counts where nothing speaks against it."""
        # One word alone may be a command that was typed, “affirm”.
        is_said = len(message.text.split()) > 1 and not has_reservation(message.text)
        resembles = message.hint is Reply.AFFIRM and is_said
        return resembles or assents(message.text) or is_agreement(message.text)

    def _adds(self, message: Input) -> bool:
        """Return whether a message tells more of what happened."""
        is_more = message.is_telling or is_addition(message.text)
        return is_more and self.reader.account(message.text) is not None

    def _with_the_rest(self, told: Told, message: Input, read: Values) -> Values:
        """Return what was read, and the message itself where it tells more of what happened besides."""
        is_more = is_addition(message.text) and not is_plain_correction(message.text) and self._adds(message)
        return {**self._with_added(told, message.text), **read} if is_more else read

    def _offered_to_stop(self, told: Told) -> Turn:
        """Return the offer alone: were the summary read back with it, a yes could mean either."""
        return Turn(replace(told, failed_attempts=told.failed_attempts + 1), Step.TELLING, (offer_to_stop(),))

    def _affirmed(self, told: Told) -> Turn:
        """Return what a typed yes does; to “what would you like to change?” or an offer to stop it is no consent."""
        if told.failed_attempts:
            return self._again(replace(told, asked=CONFIRMED, failed_attempts=0), (Message(say("form_say_yes")),))
        return self._submitted(told)

    def _submitted(self, told: Told) -> Turn:
        """Return the end of the report; a day that was right when it was told may have passed since."""
        faults = self._faults(told)
        return self._refused(told, faults) if faults else Turn(told, Step.SUBMITTED)

    def _changes(self, told: Told, message: Input) -> dict[str, str]:
        """Return the fields to which a message gives values, be it by name (“the sender was jo”) or not."""
        read = self.reader.fields(message.text, None, told.values, message.now)
        if words := added_words(message.text):
            return {**read, **self._with_added(told, words)}
        for clause in clauses_of(message.text):
            if name := field_to_change(self.kind, clause):
                read |= self._new_value(told, message, name, clause)
        return {**self._contrasted(told, message.text), **read}

    def _new_value(self, told: Told, message: Input, name: str, clause: str) -> dict[str, str]:
        """Return what the clause that names a field, or else the rest of the message, says that it should be."""
        if name == self.kind.account:
            return self._with_added(told, message.text) if self.reader.account(message.text) else {}
        rest = message.text.replace(clause, "").strip()
        # “Can we go back to the sender?” names a field and gives it no value.
        own = "" if clause.endswith("?") else new_value(clause) or ""
        values = [clause, rest] if self._fields[name].choices else [own, new_value(rest) or rest]
        for value in filter(None, values):
            read = self.reader.fields(value, name, told.values, message.now)
            if name in read:
                return {name: read[name]}
        return {}

    def _contrasted(self, told: Told, text: str) -> dict[str, str]:
        """Return the words told before in which one is put right: “it's Anil, not Arjun”."""
        found = contrast(text)
        if not found:
            return {}
        old, new = (re.escape(found[0]), found[1])
        in_words = [field.name for field in self.kind.fields if field.type in WORDS]
        held = {name: told.values[name] for name in in_words if name in told.values}
        right = {name: re.sub(rf"\b{old}\b", new, words, flags=re.IGNORECASE) for name, words in held.items()}
        changed = {str(name): TWICE.sub(r"\1", words) for name, words in right.items() if words != held[name]}
        others = {name: words for name, words in changed.items() if name != self.kind.account}
        return others or changed

    def _with_added(self, told: Told, words: str) -> dict[str, str]:
        account = self.kind.account
        return {account: f"{told.values.get(account, '')}\n{words}".strip()}

    def _field_to_change(self, told: Told, text: str) -> str | None:
        if self._asks_for_words(told):
            is_wished = is_plain_correction(text)
        else:
            is_wished = told.asked == CONFIRMED or is_correction(text)
        name = field_to_change(self.kind, text) if is_wished else None
        return name if name in self._fields else None

    def _what_to_change(self, told: Told, message: Input) -> Turn:
        if message.hint is Reply.AFFIRM:
            return self._again(told, (Message(say("form_say_yes")),))
        attempts = told.failed_attempts + 1
        says = (Message(say("form_way_out")),) if attempts >= FAILED_ATTEMPTS_BEFORE_HELP else ()
        return Turn(replace(told, failed_attempts=attempts), Step.TELLING, (*says, what_to_change(self.kind)))

    def _answer(self, told: Told, message: Input, reply: Reply | None) -> Turn:
        for_words = self._asks_for_words(told)
        taking_back = self._takes_back(told, message)
        if taking_back:
            read = self._changes(told, message)
        else:
            read = self.reader.fields(message.text, told.asked, told.values, message.now)
        correcting = taking_back or (not for_words and self._corrects(told, message))
        is_heard = bool(read) if taking_back else told.asked in read
        if is_heard or self._kept(told, read, correcting).values != told.values:
            return self._told(told, read, correcting)
        if not for_words and self._contrasted(told, message.text):
            return self._told(told, self._changes(told, message), correcting=True)
        if name := self._field_to_change(told, message.text):
            changes = self._changes(told, message)
            if name in changes:
                return self._told(told, changes, True)
            return self._ask(replace(told, asked=name, failed_attempts=0), ())
        if reply is Reply.DENY and self._fields[told.asked].optional:
            return self._skipped(told, message)
        if more := self._account_in(told, message):
            return self._told(told, more, correcting=True)
        return self._not_understood(told, message, reply)

    def _account_in(self, told: Told, message: Input) -> dict[str, str]:
        """Return the account that a message gives or goes on with, though it was asked something else."""
        if self.kind.account not in told.values:
            account = self.reader.account(message.text) if message.is_telling else None
            return {self.kind.account: account} if account else {}
        return self._with_added(told, message.text) if self._adds(message) and is_addition(message.text) else {}

    def _takes_back(self, told: Told, message: Input) -> bool:
        """Return whether a message takes something back, rather than answering the open question."""
        read = self.reader.fields(message.text, None, told.values, message.now)
        if self._asks_for_words(told):
            is_change = self._field_to_change(told, message.text) or self._kept(told, read, True).values != told.values
            return bool(is_change) and is_plain_correction(message.text)
        told_before = read.keys() & told.values.keys() - {told.asked}
        return bool(told_before) and begins_as_correction(message.text) and not says_yes_or_no(message.text)

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
        """Keep what was read, explain what it calls for, and go on."""
        kept = self._kept(told, read, correcting)
        faults = self._faults(kept)
        outcome = self._refused(kept, faults) if faults else self._going_on(told, kept, correcting)
        return replace(outcome, says=(*self._explained(told.values, kept.values), *outcome.says))

    def _going_on(self, told: Told, kept: Told, correcting: bool) -> Turn:
        """Return the next question, having said what was changed where that is not plain to see."""
        changed = {name for name, value in told.values.items() if kept.values[name] != value}
        if told.asked in self._fields and told.asked not in kept.values:
            says = (Message(say("form_changed" if changed else "form_noted")),)
            return self._next(kept, says) if told.asked == self.kind.account else self._again(kept, says)
        if told.asked == CONFIRMED:
            same = kept.values == told.values
            return self._next(kept, (Message(say("form_unchanged" if same else "form_changed")),))
        is_plain_to_see = not changed or (changed == {told.asked} and not correcting)
        return self._next(kept, () if is_plain_to_see else (Message(say("form_changed")),))

    def _explained(self, before: Values, now: Values) -> tuple[Message, ...]:
        """Return the policy's words on each field that was just told to be what calls for them."""
        return tuple(
            message
            for field in self.kind.fields
            if now.get(field.name) in field.explained_for and before.get(field.name) != now[field.name]
            for message in self.policy(field.name)
        )

    def _faults(self, told: Told) -> dict[str, str]:
        return {name: fault for name, fault in self.reader.faults(told.values).items() if name in told.values}

    def _refused(self, told: Told, faults: Values, says: tuple[Message, ...] = ()) -> Turn:
        """Return the question for a value that cannot stand, having said why; the others are kept."""
        values = {name: value for name, value in told.values.items() if name not in faults}
        return self._ask(
            replace(told, values=values, asked=next(iter(faults))), (*says, *map(Message, faults.values()))
        )

    def _kept(self, told: Told, read: Values, correcting: bool) -> Told:
        kept = {name: value for name, value in read.items() if self._is_kept(told, name, value, correcting)}
        return Told({**told.values, **kept}, told.asked, skipped=told.skipped - kept.keys())

    def _is_kept(self, told: Told, name: str, value: str, correcting: bool) -> bool:
        """Return whether a value replaces the one known, which only its own answer or a correction may do.

        “Unknown” gives way to anything, and replaces nothing but where it is the answer; nor does a bare day
        replace a time on that day.
        """
        known = told.values.get(name)
        if name == told.asked or known in (None, NOT_KNOWN):
            return True
        return correcting and value != NOT_KNOWN and not str(known).startswith(f"{value}T")

    def _not_understood(self, told: Told, message: Input, reply: Reply | None) -> Turn:
        if message.hint is Reply.STOP:
            return self._again(told, (offer_to_stop(),))
        tried = replace(told, failed_attempts=told.failed_attempts + 1)
        if reply is Reply.SKIP:
            needed = say_first(f"form_needed_{self.kind.kind}_{told.asked}", f"form_needed_{told.asked}", "form_needed")
            return self._again(tried, (Message(needed), *self._help_if_due(tried)))
        sorry = say_first(
            f"form_not_understood_{self.kind.kind}_{told.asked}",
            f"form_not_understood_{told.asked}",
            "form_not_understood",
        )
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
        missing = self._missing(told)
        return (
            self._ask(replace(told, asked=missing, failed_attempts=0), says) if missing else self._read_back(told, says)
        )

    def _missing(self, told: Told) -> str | None:
        """Return the next field to ask for, in the kind's order; an optional one is asked for once."""
        settled = self.settled(told)
        known = settled.keys() | told.skipped
        open_fields = (each for each in self.kind.fields if each.asked and each.applies(settled))
        return next((each.name for each in open_fields if each.name not in known), None)

    def _ask(self, told: Told, says: tuple[Message, ...]) -> Turn:
        return Turn(told, Step.TELLING, (*says, question(self.kind, self._fields[told.asked])))

    def _read_back(self, told: Told, says: tuple[Message, ...]) -> Turn:
        summary = read_back(self.kind, self.settled(told), self.reader.in_words)
        return Turn(replace(told, asked=CONFIRMED, failed_attempts=0), Step.TELLING, (*says, summary))
