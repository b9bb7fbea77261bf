"""What a report keeps of what is told: which values stay, which give way, and what more is known of a rough one."""

import re
from dataclasses import dataclass, replace

from actions.conversation.reporting.asking import AskingForm
from actions.conversation.reporting.state import NOT_KNOWN, Told, Turn, Values
from actions.conversation.telling.asset import names_a_device
from actions.conversation.telling.roughly_told import is_only_classified, told_roughly

MOST_WORDS_OF_MORE = 10
DIGIT = re.compile(r"\d")
# Stands between what was told first and what was told more exactly.
ELABORATED = ", "


@dataclass(frozen=True)
class KeepingForm(AskingForm):
    """Keeps what is told, whichever message tells it."""

    def _told(self, told: Told, read: Values, correcting: bool) -> Turn:
        """Keep what was read, explain what it calls for, and go on."""
        kept = self._kept(told, read, correcting)
        faults = self._faults(kept)
        outcome = self._refused(kept, faults) if faults else self._going_on(told, kept, correcting)
        return replace(outcome, says=(*self._explained(told.values, kept.values), *outcome.says))

    def _kept(self, told: Told, read: Values, correcting: bool) -> Told:
        kept = {name: value for name, value in read.items() if self._is_kept(told, name, value, correcting)}
        kept |= self._more_of_what_is_rough(told, read)
        skipped = told.skipped - {name for name in kept if self._fields[name].ask_more is None}
        if told.asked in kept and (roughly := self._told_roughly(told, told.asked)):
            answer = kept.pop(told.asked)
            is_short = len(answer.split()) <= MOST_WORDS_OF_MORE and not is_only_classified(answer)
            if not told_roughly(told.asked, answer) or (is_short and not kept):  # else it answers another question
                kept[told.asked] = self._more_exactly(told.asked, roughly, answer, correcting=correcting)
            elif not kept:
                kept[told.asked] = roughly
        now = {**told.values, **{name: value for name, value in kept.items() if self._may_hold(name, value)}}
        # Whoever was asked has told what they know; more of the account is asked for once, whatever is said to it.
        name = str(told.asked)
        is_asked = name in kept or (name == self.kind.account and name in now)
        asked = {name} if is_asked and self._fields[name].ask_more else set()
        return Told(now, told.asked, skipped=skipped | asked)

    def _may_hold(self, name: str, value: str) -> bool:
        """Return whether a field can hold a value; a case with one that it cannot would never be opened."""
        choices = self._fields[name].choices
        return not choices or value in choices

    def _more_of_what_is_rough(self, told: Told, read: Values) -> dict[str, str]:
        """Return what a message tells more exactly of a device told roughly, whatever was asked."""
        others = [name for name in read if name not in (told.asked, self.kind.account)]
        return {
            name: self._more_exactly(name, roughly, read[name], correcting=False)
            for name in others
            if (roughly := self._known_roughly(told, name)) and not told_roughly(name, read[name])
        }

    def _more_exactly(self, name: str, roughly: str, value: str, *, correcting: bool) -> str:
        """Return what was told roughly together with what more is known; a name takes the place of a description."""
        if name == self.kind.account:
            return f"{roughly}\n{value}"
        if self._fields[name].type == "person":
            return roughly if told_roughly(name, value) else value
        return value if correcting or roughly.lower() in value.lower() else f"{roughly}{ELABORATED}{value}"

    def _is_kept(self, told: Told, name: str, value: str, correcting: bool) -> bool:
        """Return whether a value replaces the one known, which only its own answer or a correction may do.

        “Unknown” gives way to anything, and replaces nothing but where it is the answer; nor does a bare day
        replace a time on that day.
        """
        known = told.values.get(name)
        if name == told.asked or known in (None, NOT_KNOWN):
            return True
        if self._fields[name].type == "person" and value.lower() in str(known).lower().split():
            return False  # “I'm not scared of Karl” says nothing new of Karl Jessop.
        if ELABORATED in str(known) and told_roughly(name, value):
            return False  # “Their camera shows him” is no other device than “my laptop, an HP”.
        is_exact = self._fields[name].type == "person" or DIGIT.search(str(known))
        is_named_anew = correcting and names_a_device(value)
        if is_exact and told_roughly(name, value) and not told_roughly(name, str(known)) and not is_named_anew:
            return False  # “He's from the vendor” takes nobody's name away, “the camera shows him” no number.
        return correcting and value != NOT_KNOWN and not str(known).startswith(f"{value}T")

    def _known_roughly(self, told: Told, name: str) -> str | None:
        value = told.values.get(name, "")
        is_rough = self._fields[name].ask_more is not None and told_roughly(name, value)
        return value if is_rough else None
