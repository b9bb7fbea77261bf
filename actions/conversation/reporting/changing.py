"""What a message changes in a report: which fields it tells, corrects, puts right or adds to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from actions.cases.kinds import Kind
from actions.conversation.reporting.adding import AddingForm
from actions.conversation.reporting.asking import LIKELY, SURE, WORDS
from actions.conversation.reporting.changes import (
    about_the_last_answer,
    added_words,
    contrasts,
    corrects_by_name,
    field_to_change,
    gives_new_words,
    is_addition,
    name_said,
    new_value,
    only_names_a_field,
    pieces_of,
    put_right,
)
from actions.conversation.reporting.state import CONFIRMED, Input, Told, Values
from actions.conversation.telling.asset import names_a_device
from actions.conversation.telling.dialogue_act.dialogue_act import Act, read_act
from actions.conversation.telling.reply import read_reply
from actions.conversation.telling.roughly_told import told_roughly
from actions.conversation.telling.taking_back import (
    begins_as_correction,
    is_correction,
    is_plain_correction,
    says_yes_or_no,
    without_heading,
    without_mark,
)
from actions.conversation.telling.vocabulary import read_value, values_contrasted

MOST_WORDS_OF_A_BARE_CORRECTION = 4
YES_OR_NO = 2
STEPS_BACK = (Act.CORRECTION, Act.BACK)


@dataclass(frozen=True)
class ChangingForm(AddingForm):
    """Takes corrections whenever they come."""

    def is_answered_by(self, told: Told, message: Input) -> bool:
        """Return whether a message says something that the report can use."""
        is_said = bool(read_reply(message.text) or added_words(message.text))
        return is_said or self._is_told_something(told, message)

    def is_besides(self, told: Told, text: str) -> bool:
        """Return whether a text begins as something new, where only one of a few answers is asked for."""
        is_closed = told.asked in self._fields and not self._asks_for_words(told)
        return is_closed and is_addition(text)

    def needs_words(self, told: Told) -> bool:
        """Return whether the open question must be answered, and by free words."""
        return self._asks_for_words(told) and not self._fields[str(told.asked)].optional

    def _is_told_something(self, told: Told, message: Input) -> bool:
        """Return whether a message tells a field, or speaks of one that is to be changed."""
        return bool(
            self._field_to_change(told, message.text)
            or self._contrasted(told, message.text)
            or self.reader.fields(message.text, None, told.values, message.now)
            or told.asked in self.reader.fields(message.text, told.asked, told.values, message.now)
        )

    def _changes(self, told: Told, message: Input) -> dict[str, str]:
        """Return the fields to which a message gives values, be it by name (“the sender was jo”) or not."""
        if only_names_a_field(message.text):
            return {}
        if added := self._added_to_a_field(told, message.text):
            return added
        if last := self._last_answer_put_right(told, message):
            return last
        read = self.reader.fields(message.text, None, told.values, message.now)
        if words := added_words(message.text):
            # “Add that she rang a minute ago” changes no day that is known.
            return {
                **{name: value for name, value in read.items() if name not in told.values},
                **self._with_added(told, words),
            }
        message = replace(message, text=without_heading(message.text))
        for clause in pieces_of(self.kind, message.text):
            name = field_to_change(self.kind, clause)
            if name and not self._tells_of_them(told, message, name, clause):
                new = _keeping_times(self._new_value(told, message, name, clause), read)
                # A day that is said to be the last is not the first besides.
                read = {other: value for other, value in read.items() if not self._is_same_day(other, value, new)} | new
        contrasted = self._contrasted(told, message.text)
        # “It's not a phone, it's my laptop, an EliteBook” is no “Samsung laptop”.
        contrasted |= {name: read[name] for name in contrasted if self._is_told_whole(name, read.get(name))}
        # Who stands in another's place is nobody else besides, nor is the other.
        placed = [words for name, words in contrasted.items() if name != self.kind.account]
        placed += [old for old, _ in contrasts(message.text)]
        besides = {name: value for name, value in read.items() if not any(value in words for words in placed)}
        return {**besides, **contrasted}

    def _is_told_whole(self, name: str, value: str | None) -> bool:
        """Return whether words name a device, and not only its number: they need nothing of what was told before."""
        is_in_words = self._fields[name].type == "text" and self._fields[name].ask_more is not None
        return is_in_words and value is not None and len(value.split()) > 1 and names_a_device(value)

    def _is_same_day(self, name: str, value: str, new: Values) -> bool:
        return self._fields[name].type == "date" and name not in new and value in new.values()

    def _tells_of_them(self, told: Told, message: Input, name: str, clause: str) -> bool:
        """Return whether words that name a field in words only tell a closed one: “so it's a stolen device”."""
        if self._fields[name].type not in WORDS or gives_new_words(clause):
            return False
        read = self.reader.fields(clause, None, told.values, message.now)
        return any(self._fields[other].choices and told.values.get(other) != value for other, value in read.items())

    def _put_right(self, told: Told, message: Input) -> dict[str, str]:
        """Return the fields that a message puts right, or else the account with it, where it says what happened."""
        changes = self._fresh_changes(told, message)
        if changes.keys() & told.values.keys() or self.reader.account(message.text) is None:
            return changes
        return {**self._with_added(told, message.text), **changes}

    def _fresh_changes(self, told: Told, message: Input) -> dict[str, str]:
        """Return the changes of a message that are not what was told before."""
        changes = self._changes(told, message)
        return {name: value for name, value in changes.items() if told.values.get(name) != value}

    def _last_answer_put_right(self, told: Told, message: Input) -> dict[str, str]:
        """Return the answer before the open question as a message puts it right without naming it."""
        rest = about_the_last_answer(message.text)
        if not rest:
            return {}
        answers = (
            (name, self.reader.fields(rest, name, told.values, message.now).get(name))
            for name in self._answered_before(told)
        )
        return next(({name: value} for name, value in answers if value), {})

    def _answered_before(self, told: Told) -> Iterator[str]:
        """Yield the fields before the open question that were answered, the nearest first."""
        names = [each.name for each in self.kind.fields if each.asked]
        before = names[: names.index(told.asked)] if told.asked in names else names
        return (name for name in reversed(before) if name in told.values)

    def _new_value(self, told: Told, message: Input, name: str, clause: str) -> dict[str, str]:
        """Return what the clause that names a field, or else the rest of the message, says that it should be."""
        if name == self.kind.account:
            return self._with_added(told, message.text) if self.reader.account(message.text) else {}
        plainly = self.reader.fields(clause, None, told.values, message.now).get(name)
        is_more_exact = self._known_roughly(told, name) and plainly and not told_roughly(name, plainly)
        if plainly and (self._fields[name].choices or is_more_exact):
            return {name: plainly}
        # “I'd like to deal with it myself, with some support” names nobody for a field that is still open.
        rest = message.text.replace(clause, "").strip() if name in told.values else ""
        # “Can we go back to the sender?” names a field and gives it no value.
        is_person = self._fields[name].type == "person"
        own = "" if clause.endswith("?") else (is_person and name_said(clause)) or new_value(clause) or ""
        # An answer in words is understood best whole, where it is about this field alone.
        whole = [without_mark(message.text)] if len(set(_fields_spoken_of(self.kind, message.text))) == 1 else []
        in_words = [own, new_value(rest) or rest]
        if self._fields[name].type not in WORDS:
            said = without_mark(clause)
            in_words = [*whole, own, said, rest] if self._fields[name].choices else [own, said, *in_words[1:]]
        for value in filter(None, in_words):
            read = self.reader.fields(value, name, told.values, message.now)
            if name in read:
                return {name: read[name]}
        return {}

    def _contrasted(self, told: Told, text: str) -> dict[str, str]:
        """Return the closed fields, or the words told before, in which something is put right: “Anil, not Arjun”."""
        changes = self._closed_put_right(told, text)
        for old, new in contrasts(text):
            changes |= self._closed_contrasted(told, old, new) or self._words_contrasted(told, old, new)
        return changes

    def _closed_put_right(self, told: Told, text: str) -> dict[str, str]:
        """Return the closed fields whose value a text takes back, naming one other: “formal rather than informal”."""
        known = [field for field in self.kind.fields if len(field.choices) > YES_OR_NO and field.name in told.values]
        contrasted = {field.name: values_contrasted(self.kind.kind, field.name, text) for field in known}
        return {
            name: next(iter(others))
            for name, (taken_back, others) in contrasted.items()
            if name != told.asked and told.values[name] in taken_back and len(others) == 1
        }

    def _words_contrasted(self, told: Told, old: str, new: str) -> dict[str, str]:
        in_words = [field.name for field in self.kind.fields if field.type in WORDS]
        held = {name: told.values[name] for name in in_words if name in told.values}
        right = {name: put_right(words, old, new) for name, words in held.items()}
        changed = {name: words for name, words in right.items() if words != held[name]}
        others = {name: words for name, words in changed.items() if name != self.kind.account}
        return others or changed

    def _closed_contrasted(self, told: Told, old: str, new: str) -> dict[str, str]:
        """Return the closed fields whose value is put right by its name: “sensitive, not restricted”."""
        pairs = (
            (field.name, read_value(self.kind.kind, field.name, old, asked=True), new)
            for field in self.kind.fields
            if field.choices and field.name in told.values
        )
        meant = {name: new for name, value, new in pairs if value == told.values[name]}
        right = {name: read_value(self.kind.kind, name, words, asked=True) for name, words in meant.items()}
        return {name: value for name, value in right.items() if value}

    def _field_to_change(self, told: Told, text: str) -> str | None:
        if self._asks_for_words(told):
            is_named = is_plain_correction(text) or corrects_by_name(self.kind, text)
            is_wished = is_named or read_act(text).is_surely(*STEPS_BACK, least=SURE)
        else:
            is_heard = read_act(text).is_surely(*STEPS_BACK, least=LIKELY)
            is_wished = told.asked == CONFIRMED or is_heard or is_correction(text)
        name = field_to_change(self.kind, text) if is_wished else None
        return name if name in self._fields else None

    def _takes_back(self, told: Told, message: Input) -> bool:
        """Return whether a message takes something back, rather than answering the open question."""
        named, anew = self._field_to_change(told, message.text), self._fresh_changes(told, message)
        if self._asks_for_words(told):
            is_plain = self._is_plain_correction(told, message)
            return bool(named or anew) and (is_plain or self._takes_another_back(told, message, anew))
        read = self.reader.fields(message.text, None, told.values, message.now)
        spoken_of = {named, *read, *anew} & told.values.keys() - {told.asked}
        is_said = begins_as_correction(message.text) or message.heard.is_surely(Act.CORRECTION, least=LIKELY)
        return bool(spoken_of) and is_said and not says_yes_or_no(message.text)

    def _is_plain_correction(self, told: Told, message: Input) -> bool:
        is_plain = is_plain_correction(message.text) or corrects_by_name(self.kind, message.text)
        return is_plain or self._puts_several_right(told, message)

    def _takes_another_back(self, told: Told, message: Input, anew: Values) -> bool:
        """Return whether words are surer to change what was told before (`anew`) than to answer in words."""
        is_likely = message.heard.is_surely(Act.CORRECTION, least=LIKELY)
        if not anew.keys() & told.values.keys() - {told.asked, self.kind.account}:
            return message.heard.is_surely(Act.CORRECTION, least=SURE)
        answer = self.reader.fields(message.text, told.asked, told.values, message.now)
        is_contrasted = bool(self._closed_put_right(told, message.text))  # “scrap the formal complaint, talk to him”
        if begins_as_correction(message.text) and (is_likely or is_contrasted or told.asked not in answer):
            return True
        return message.heard.is_surely(Act.CORRECTION, least=SURE if told.asked == self.kind.account else LIKELY)

    def _puts_several_right(self, told: Told, message: Input) -> bool:
        """Return whether a message begins as a correction does and gives several fields new values by their names."""
        changes = self._changes(told, message) if begins_as_correction(message.text) else {}
        named = set(_fields_spoken_of(self.kind, message.text))
        return len([name for name in changes if name in named and name in told.values]) > 1

    def _corrects(self, told: Told, message: Input) -> bool:
        """Return whether a message is a correction; a “no” that answers a question is none.

        A few words that do not answer the question but say otherwise than before cannot be anything else.
        """
        asked = self._fields.get(told.asked)
        is_yes_or_no = asked is not None and {"yes", "no"} <= asked.choices.keys()
        if is_correction(message.text, after_yes_or_no=is_yes_or_no):
            return True
        read = self.reader.fields(message.text, told.asked, told.values, message.now)
        is_bare = len(message.text.split()) <= MOST_WORDS_OF_A_BARE_CORRECTION
        return told.asked not in read and (is_bare or self._names_what_was_told(told, message.text))

    def _names_what_was_told(self, told: Told, text: str) -> bool:
        return any(name in told.values for name in _fields_spoken_of(self.kind, text))


def _keeping_times(changes: Values, read: Values) -> dict[str, str]:
    """Return changes without the bare days of moments that the whole message tells to the minute."""
    return {name: value for name, value in changes.items() if not read.get(name, "").startswith(f"{value}T")}


def _fields_spoken_of(kind: Kind, text: str) -> Iterator[str]:
    return (name for piece in pieces_of(kind, text) if (name := field_to_change(kind, piece)))
