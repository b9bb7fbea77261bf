"""What a message does when the report was read back: agrees, changes or adds something, or ends it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from actions.cases.kinds import Kind
from actions.conversation.message import Message
from actions.conversation.reporting.asking import LIKELY, PLAIN_END, SURE
from actions.conversation.reporting.changes import added_words, field_left_out, sentences_of
from actions.conversation.reporting.changing import YES_OR_NO, ChangingForm
from actions.conversation.reporting.names_anew import named_anew, without_person
from actions.conversation.reporting.state import CONFIRMED, Input, Step, Told, Turn, Values
from actions.conversation.telling.account.told_in_parts import Trust, fields_taken, is_known, told_in_parts
from actions.conversation.telling.agreement import agrees, has_reservation, is_agreement
from actions.conversation.telling.dialogue_act.dialogue_act import Act, read_act
from actions.conversation.telling.reply import Reply
from actions.conversation.telling.telling import Telling
from actions.conversation.telling.vocabulary import read_value
from actions.conversation.wording import say, say_first

TWO_WORDS = re.compile(r"[^\W\d_]{2}.*\W.*[^\W\d_]{2}", re.DOTALL)
FEWEST_WORDS_OF_A_REPETITION = 3
# How probable a part of a message must be that nothing else in it explains.
LIKELY_CHANGED = 0.65
# “Yes, of unknown classification” is what any mention of papers may be taken for.
SAYING_LITTLE = frozenset({"yes", "no", "unknown", "unsure", "other", "undecided"})
# The fields that hold people, by their names.
PEOPLE = ("sender", "respondent", "employee", "witnesses", "support_person", "covered_names")
CIVIL = (Act.THANKS, Act.YES, Act.REMARK, Act.DISTRESS)


@dataclass(frozen=True)
class SummaryForm(ChangingForm):
    """Reads the report back until it is right, and submits it on a yes."""

    def _at_the_summary(self, told: Told, message: Input, reply: Reply | None) -> Turn:
        is_one_thing = reply is None and len(sentences_of(message.text)) == 1
        if is_one_thing and (named := self._persons_named_anew(told, message.text)):
            return self._with_persons(told, named)
        if reply is Reply.AFFIRM or (reply is None and self._agrees_surely(message)):
            return self._affirmed(told)
        if reply is None and message.heard.is_surely(Act.STOP, least=PLAIN_END):
            return self._stopped()
        changed = self._changed_in_the_summary(told, message) if reply is None else None
        return changed or self._left_out(told, message) or self._left_as_it_is(told, message, reply)

    def _changed_in_the_summary(self, told: Told, message: Input) -> Turn | None:
        if added := self._added_to_a_field(told, message.text):
            return self._told(told, added, correcting=True)
        if parted := self._changed_and_added(told, message):
            return parted
        read = self._changes(told, message)
        if all(told.values.get(name) == value for name, value in read.items()):
            read = self._likely_changes(told, message) or self._plainly_named(told, message) or read
        if message.heard.is_surely(Act.ADDITION, least=SURE) and self._adds(message):
            return self._told(told, self._only_added(told, message, read), correcting=True)
        return self._told(told, self._with_the_rest(told, message, read), correcting=True) if read else None

    def _persons_named_anew(self, told: Told, text: str) -> dict[str, str]:
        """Return the fields with people in them, as a text names one more exactly or takes one off."""
        held = {name: words for name, words in told.values.items() if name in PEOPLE}
        left = {name: words for name, old in held.items() if (words := without_person(old, text)) is not None}
        return left or {name: words for name, old in held.items() if (words := named_anew(old, text))}

    def _with_persons(self, told: Told, named: Values) -> Turn:
        emptied = next((name for name, words in named.items() if not words), None)
        if emptied is None:
            return self._told(told, named, correcting=True)
        return self._without(told, emptied) or self._ask(replace(told, asked=emptied, failed_attempts=0), ())

    def _changed_and_added(self, told: Told, message: Input) -> Turn | None:
        """Return what a message does that puts something right and then adds to what happened."""
        sentences = sentences_of(message.text)
        if len(sentences) < 2 or not added_words(sentences[-1]):
            return None
        first, last = (replace(message, text=text) for text in (" ".join(sentences[:-1]), sentences[-1]))
        changes = self._changes(told, first)
        if not changes:
            return None
        changed = self._told(told, changes, correcting=True)
        return self._told(changed.told, self._changes(changed.told, last), correcting=True)

    def _left_as_it_is(self, told: Told, message: Input, reply: Reply | None) -> Turn:
        """Return what a message does to the summary that changes no field of it."""
        if reply is None and message.heard.is_surely(Act.STOP, least=LIKELY):
            return self._offered_to_stop(told)
        if reply is None and self._agrees(message):
            return self._affirmed(told)
        if reply is None and (name := self._field_to_change(told, message.text)):
            return self._ask(replace(told, asked=name, failed_attempts=0), ())
        if self._adds(message):
            return self._told(told, self._with_added(told, message.text), correcting=True)
        if reply in (None, Reply.NOT_KNOWN, Reply.SKIP) and self._repeats(told, message):
            return self._next(told, (Message(say("form_unchanged")),))
        return self._what_to_change(told, message)

    def _likely_changes(self, told: Told, message: Input) -> dict[str, str]:
        """Return what a message likely tells otherwise than before; it is read back at once, so little can go wrong."""
        if message.heard.act in (Act.QUESTION, *CIVIL):
            return {}
        telling = Telling(message.text, None, {}, message.now)
        found = told_in_parts(self.kind, telling, {}, _likely_where_read_back(self.kind))
        fields = {name: self._fields[name] for name in found}
        return {
            name: value
            for name, value in found.items()
            if not is_known(self.kind, told.values, name, value)
            and (not fields[name].choices or value in fields[name].choices)
        }

    def _plainly_named(self, told: Told, message: Input) -> dict[str, str]:
        """Return the one thing that is named otherwise than before, though nothing says of which field it is."""
        if message.heard.act in (Act.QUESTION, *CIVIL):
            return {}
        closed = (field for field in self.kind.fields if field.asked and len(field.choices) > YES_OR_NO)
        values = {field.name: read_value(self.kind.kind, field.name, message.text, asked=True) for field in closed}
        named = {name: value for name, value in values.items() if value and value not in SAYING_LITTLE}
        changed = {name: value for name, value in named.items() if told.values.get(name) not in (None, value)}
        return changed if len(named) == 1 else {}

    def _left_out(self, told: Told, message: Input) -> Turn | None:
        """Return the summary without an optional field that a message wishes to be left out of it."""
        name = field_left_out(self.kind, message.text)
        return self._without(told, name) if name in told.values else None

    def _without(self, told: Told, name: str | None) -> Turn | None:
        """Return the summary without an optional field, None where it must be told."""
        if name is None or not self._fields[name].optional:
            return None
        kept = {other: value for other, value in told.values.items() if other != name}
        left = replace(told, values=kept, skipped=told.skipped | {name})
        return self._next(left, (Message(say("form_changed")),))

    def _repeats(self, told: Told, message: Input) -> bool:
        """Return whether a message says once more what was told in a closed field."""
        closed = [name for name in told.values if name in self._fields and self._fields[name].choices]
        is_long_enough = len(message.text.split()) >= FEWEST_WORDS_OF_A_REPETITION
        return is_long_enough and any(
            self.reader.fields(message.text, name, told.values, message.now).get(name) == told.values[name]
            for name in closed
        )

    def _agrees_surely(self, message: Input) -> bool:
        if _is_yes_and_thanks(message.text):
            return True
        is_yes = message.heard.is_surely(Act.YES, least=SURE) and TWO_WORDS.search(message.text) is not None
        return is_yes and not has_reservation(message.text)

    def _agrees(self, message: Input) -> bool:
        """Return whether a message says yes; what resembles a yes counts where nothing speaks against it."""
        # One word alone may be a command that was typed, “affirm”.
        is_said = TWO_WORDS.search(message.text) is not None and not has_reservation(message.text)
        resembles = message.heard.is_surely(Act.YES, least=SURE) and is_said
        return resembles or agrees(message.text)

    def _affirmed(self, told: Told) -> Turn:
        """Return what a typed yes does; to “what would you like to change?” or an offer to stop it is no consent."""
        if told.failed_attempts:
            return self._again(replace(told, asked=CONFIRMED, failed_attempts=0), (Message(say("form_say_yes")),))
        return self._submitted(told)

    def _submitted(self, told: Told) -> Turn:
        """Return the end of the report; a day that was right when it was told may have passed since."""
        faults = self._faults(told)
        return self._refused(told, faults) if faults else Turn(told, Step.SUBMITTED)

    def _stopped(self) -> Turn:
        return Turn(Told(), Step.STOPPED, (Message(say_first(f"form_stopped_{self.kind.kind}", "form_stopped")),))


def _is_yes_and_thanks(text: str) -> bool:
    """Return whether a text is a plain yes and then nothing but civil words: “Yes. Thanks for not making it hard.”"""
    sentences = sentences_of(text)
    is_civil = all(read_act(each).is_surely(*CIVIL, least=SURE) for each in sentences[1:])
    return len(sentences) > 1 and is_agreement(sentences[0]) and is_civil


def _likely_where_read_back(kind: Kind) -> Mapping[str, Trust]:
    """Return the fields that are taken from parts, with less asked of them; what must not be guessed still is not."""
    less = {"fills": LIKELY_CHANGED, "replaces": LIKELY_CHANGED, "names": LIKELY_CHANGED}
    return {name: trust if trust.fills > 1 else trust.copy(update=less) for name, trust in fields_taken(kind).items()}
