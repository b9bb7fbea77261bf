"""What a report form asks and says: the next question, the summary, why, and what to do where it is stuck."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType

from actions.cases.kinds import Field, Kind
from actions.conversation.message import Message
from actions.conversation.reporting.messages import offer_to_stop, question, read_back, what_to_change
from actions.conversation.reporting.state import CONFIRMED, Input, Reader, Step, Told, Turn, Values
from actions.conversation.telling.closed_answer.closed_answer import likeliest_answer
from actions.conversation.telling.dialogue_act.dialogue_act import Act, is_thin
from actions.conversation.telling.reply import Reply
from actions.conversation.telling.roughly_told import told_roughly
from actions.conversation.telling.vocabulary import fields_named
from actions.conversation.wording import say, say_first

FAILED_ATTEMPTS_BEFORE_HELP = 2
# How probable an act must be to count: where the words tell nothing else, where they might be the answer, and where
# they are one as far as can be read.
LIKELY, SURE, CERTAIN, NEVER = 0.5, 0.9, 0.98, 1.1
# An end loses all that was told, and “leave Sam out of it” sounds like one.
PLAIN_END = 0.999
WORDS = ("text", "person")


def _nothing_to_explain(_field: str) -> tuple[Message, ...]:
    return ()


@dataclass(frozen=True)
class AskingForm:
    """Asks for what is missing in one kind of case; `policy` gives what the organisation's own policy says on a field.

    `kept` holds what was drawn for this report when it began, by name, such as its receipt.
    """

    kind: Kind
    reader: Reader
    policy: Callable[[str], tuple[Message, ...]] = _nothing_to_explain
    kept: Values = MappingProxyType({})

    def resume(self, told: Told, says: tuple[Message, ...] = ()) -> Turn:
        """Return to the open question after something else was answered in between."""
        return self._again(told, (*says, Message(say("form_back"))))

    def settled(self, told: Told) -> dict[str, str]:
        """Return what was told with what follows from it, without what no longer applies."""
        values = self.reader.settle(told.values)
        return {
            each.name: values[each.name] for each in self.kind.fields if each.name in values and each.applies(values)
        }

    @property
    def _fields(self) -> dict[str | None, Field]:
        return {each.name: each for each in self.kind.fields}

    def _asks_for_words(self, told: Told) -> bool:
        """Return whether the open question is answered by free words."""
        return told.asked in self._fields and self._fields[told.asked].type in WORDS

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
        return next(
            (each.name for each in open_fields if each.name not in known or self._told_roughly(told, each.name)), None
        )

    def _told_roughly(self, told: Told, name: str | None) -> str | None:
        """Return what was told in a field where more of it may be known and was not asked for yet."""
        field = self._fields.get(name)
        if field is None or field.ask_more is None or field.name in told.skipped:
            return None
        value = told.values.get(field.name, "")
        is_rough = bool(value) and is_thin(value) if name == self.kind.account else told_roughly(field.name, value)
        return value if is_rough else None

    def _left_as_told(self, told: Told) -> Told:
        """Return the report with what was told roughly, of which no more is known."""
        return replace(told, skipped=told.skipped | {str(told.asked)}, failed_attempts=0)

    def _again(self, told: Told, says: tuple[Message, ...]) -> Turn:
        return self._ask(told, says) if told.asked in self._fields else self._read_back(told, says)

    def _ask(self, told: Told, says: tuple[Message, ...]) -> Turn:
        asked = self._fields[told.asked]
        return Turn(told, Step.TELLING, (*says, question(self.kind, asked, self._told_roughly(told, asked.name))))

    def _read_back(self, told: Told, says: tuple[Message, ...]) -> Turn:
        summary = read_back(self.kind, self.settled(told), self.reader.in_words)
        return Turn(replace(told, asked=CONFIRMED, failed_attempts=0), Step.TELLING, (*says, summary))

    def _refused(self, told: Told, faults: Values, says: tuple[Message, ...] = ()) -> Turn:
        """Return the question for a value that cannot stand, having said why; the others are kept."""
        values = {name: value for name, value in told.values.items() if name not in faults}
        return self._ask(
            replace(told, values=values, asked=next(iter(faults))), (*says, *map(Message, faults.values()))
        )

    def _faults(self, told: Told) -> dict[str, str]:
        return {name: fault for name, fault in self.reader.faults(told.values).items() if name in told.values}

    def _explained(self, before: Values, now: Values) -> tuple[Message, ...]:
        """Return the policy's words on each field that was just told to be what calls for them."""
        return tuple(
            message
            for field in self.kind.fields
            if now.get(field.name) in field.explained_for and before.get(field.name) != now[field.name]
            for message in self.policy(field.name)
        )

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

    def _help(self, told: Told) -> tuple[Message, ...]:
        asked = self._fields.get(told.asked)
        hint = say("form_example", example=asked.example) if asked else say("form_why_summary")
        return Message(hint), Message(say("form_way_out"))

    def _help_if_due(self, told: Told) -> tuple[Message, ...]:
        return self._help(told) if told.failed_attempts >= FAILED_ATTEMPTS_BEFORE_HELP else ()

    def _not_understood(self, told: Told, message: Input, reply: Reply | None) -> Turn:
        if message.heard.is_surely(Act.STOP, Act.RESTART, least=LIKELY):
            return self._again(told, (offer_to_stop(),))
        if told.failed_attempts and (on := self._on_second_thought(told, message)):
            return on
        tried = replace(told, failed_attempts=told.failed_attempts + 1)
        if aside := self._aside(message):
            return self._again(tried, (aside, *self._help_if_due(tried)))
        if reply is Reply.SKIP:
            needed = say_first(f"form_needed_{self.kind.kind}_{told.asked}", f"form_needed_{told.asked}", "form_needed")
            return self._again(tried, (Message(needed), *self._help_if_due(tried)))
        sorry = say_first(
            f"form_not_understood_{self.kind.kind}_{told.asked}",
            f"form_not_understood_{told.asked}",
            "form_not_understood",
        )
        return self._again(tried, (Message(sorry), *self._help_if_due(tried)))

    def _on_second_thought(self, told: Told, message: Input) -> Turn | None:
        """Return what words do that were not understood before: what is known roughly stays, a likely answer counts."""
        if self._told_roughly(told, told.asked):
            return self._next(self._left_as_told(told), ())
        is_answer = message.heard.act is Act.ANSWER or told.failed_attempts > 1
        if self._fields[told.asked].type == "person" and is_answer:
            return self._taken_as(told, message.text.strip(" .!"), message.text.strip(" .!"))
        value = likeliest_answer(self.kind.kind, str(told.asked), message.text)
        if value is None or told.asked in told.values:
            return None
        return self._taken_as(told, value, self._fields[told.asked].choices[value])

    def _taken_as(self, told: Told, value: str, in_words: str) -> Turn:
        kept = Told({**told.values, str(told.asked): value}, told.asked, skipped=told.skipped)
        return self._next(kept, (Message(say("form_taken_as", answer=in_words)),))

    def _aside(self, message: Input) -> Message | None:
        """Return a word on something that is no part of the report: a remark, thanks, how somebody feels."""
        heard = message.heard
        if heard.is_surely(Act.DISTRESS, least=LIKELY):
            return Message(say("form_distress"))
        return Message(say("form_remark")) if heard.is_surely(Act.REMARK, Act.THANKS, least=LIKELY) else None

    def _what_to_change(self, told: Told, message: Input) -> Turn:
        if message.heard.is_surely(Act.YES, least=LIKELY):
            return self._again(told, (Message(say("form_say_yes")),))
        if aside := self._aside(message):
            return self._again(told, (aside,))
        attempts = told.failed_attempts + 1
        says = (Message(say("form_way_out")),) if attempts >= FAILED_ATTEMPTS_BEFORE_HELP else ()
        return Turn(replace(told, failed_attempts=attempts), Step.TELLING, (*says, what_to_change(self.kind)))

    def _offered_to_stop(self, told: Told) -> Turn:
        """Return the offer alone: were the summary read back with it, a yes could mean either."""
        return Turn(replace(told, failed_attempts=told.failed_attempts + 1), Step.TELLING, (offer_to_stop(),))

    def _back(self, told: Told) -> Turn:
        """Return the question before the open one; behind the last question comes the summary."""
        names = [each.name for each in self.kind.fields if each.asked and each.applies(told.values)]
        open_now = names.index(told.asked) if told.asked in names else len(names)
        return self._ask(replace(told, asked=names[max(0, open_now - 1)], failed_attempts=0), ())

    def _back_to(self, told: Told, text: str) -> Turn:
        """Return the question that a wish to go back names, or else the one before."""
        named = [name for name in fields_named(self.kind.kind, text) if name in told.values]
        return self._ask(replace(told, asked=named[0], failed_attempts=0), ()) if named else self._back(told)

    def _keep(self, told: Told) -> Turn:
        if self._told_roughly(told, told.asked):
            return self._next(self._left_as_told(told), ())
        if told.asked in self._fields and told.asked not in self.settled(told):
            return self.resume(told)
        return self._next(told, (Message(say("form_unchanged")),))
