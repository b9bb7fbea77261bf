"""One turn of the talk of somebody who handles cases: which one, what to do with it, and a yes before it is done.

Knows nothing of Rasa and changes no case: what is known and a message go in, what to say and to do come out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from actions.cases.case import Case
from actions.cases.workflow.table import Need
from actions.conversation.handling import asking
from actions.conversation.handling.course import Course, references
from actions.conversation.handling.deeds import Deed, deeds_open_to
from actions.conversation.handling.state import CASE, CONSENT, DEED, NEED, Handled, Heard, Outcome, Step
from actions.conversation.message import Message
from actions.conversation.own_cases.meant import cases_meant, means_every
from actions.conversation.telling.agreement import agrees
from actions.conversation.telling.case_status.references import references_in
from actions.conversation.telling.handling.deed import (
    HISTORY,
    LIST,
    NOTHING,
    OPEN,
    QUESTIONS,
    SURE,
    SURE_AGAINST_ANOTHER_TOPIC,
    WHAT,
    WHO,
    is_more_than_a_reference,
    read_any_deed,
    read_deed,
)
from actions.conversation.telling.handling.deed import Meant as DeedMeant
from actions.conversation.telling.handling.editing import edited
from actions.conversation.telling.handling.need import read_need
from actions.conversation.telling.handling.place import read_place
from actions.conversation.telling.handling.told_along import told_along
from actions.conversation.telling.reply import Reply, read_reply
from actions.conversation.wording import say

LEAVING = frozenset({Reply.STOP, Reply.LATER, Reply.KEEP})
ENOUGH = LEAVING | {Reply.DENY, Reply.SKIP, Reply.RESUME}
EXPLAINED = frozenset({Reply.WHY, Reply.HELP, Reply.WHAT_NEXT})
AGREEING = "agree"
ALL_SAID = re.compile(r"\b(?:that'?s|all|enough|good|sweet|fine|done|thanks|cheers|ta)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Dialogue:
    """Hears what somebody who handles cases says; `spoken_of` is the reference of the case that was told last."""

    course: Course
    today: date
    spoken_of: str | None = None

    def turn(self, handled: Handled, heard: Heard) -> Outcome:
        """Return what a message does."""
        if heard.pressed:
            return self._pressed(handled, heard)
        answers = {
            CASE: self._case_answered,
            DEED: self._deed_answered,
            NEED: self._need_answered,
            CONSENT: self._consent_answered,
        }
        return answers[handled.asked](handled, heard) if handled.asked else self._begun(heard)

    def is_answered_by(self, handled: Handled, text: str) -> bool:
        """Return whether a message answers what was asked for a deed, or changes what was read back."""
        deed = self.course.deed_of(handled)
        words = deed.words_told(handled.told) if deed else None
        changes = words is not None and edited(handled.told[words], text) is not None
        return handled.asked == NEED or changes or read_reply(text) is not None or agrees(text)

    def _pressed(self, handled: Handled, heard: Heard) -> Outcome:
        if heard.pressed == "case_handling":
            return self._chosen(handled, heard.chosen)
        if heard.pressed == "stop":
            return self.course.left(handled)
        if heard.pressed == "affirm" and handled.asked == CONSENT:
            is_for_this = heard.chosen == asking.what_is_agreed_to(handled)
            return Outcome(handled, Step.DOING) if is_for_this else self.course.again(handled)
        if heard.pressed == "change_field" and handled.asked == CONSENT:
            return self.course.ask_anew(handled, heard.chosen.get("field", ""))
        if heard.pressed in ("choose", "skip") and handled.asked == NEED:
            return self._chosen_for_need(handled, heard)
        return Outcome(handled, Step.ELSEWHERE)

    def _chosen(self, handled: Handled, chosen: Mapping[str, str]) -> Outcome:
        """Return what the button of a case does, or of something to do with it."""
        if "reference" not in chosen:
            return self.course.list(handled)
        known = Handled(chosen["reference"], listed=handled.listed)
        case = self.course.case_of(known)
        if case is None:
            return self.course.not_found(handled, chosen["reference"])
        return self._begin(known, case, chosen["deed"], "") if "deed" in chosen else self.course.open(known, case)

    def _chosen_for_need(self, handled: Handled, heard: Heard) -> Outcome:
        deed, asked = self._asked(handled)
        if deed is None or asked is None:
            return self.course.again(handled)
        if heard.pressed == "skip":
            is_rest = heard.chosen.get("field") == "rest"
            return self.course.skip(handled, deed, is_rest=is_rest) if asked.optional else self.course.again(handled)
        if heard.chosen.get("field") != asked.name:
            return self.course.again(handled)
        return self.course.told(handled, asked.name, heard.chosen.get("value", ""))

    def _begun(self, heard: Heard) -> Outcome:
        """Return what a message does with which somebody begins."""
        handled, text = Handled(), heard.text
        meant = cases_meant(text, self.course.cases)
        if meant.not_found:
            return self.course.not_found(handled, str(meant.not_found))
        deed = self._deed_in(text, meant.cases)
        is_described = meant.is_told and not means_every(text) and deed.name != LIST
        if len(meant.cases) == 1 and (references_in(text) or (is_described and meant.cases[0] in self.course.waiting)):
            return self._begin_or_open(handled, meant.cases[0], text)
        begun = None if means_every(text) else self._for_deed(handled, text)
        return begun or self.course.list(handled)

    def _for_deed(self, handled: Handled, text: str, least: float = SURE) -> Outcome | None:
        """Go on with the case for which something said without naming one can be meant, None where it names nothing."""
        spoken = self.course.case_of(Handled(self.spoken_of))
        among = tuple(case for case in (spoken, *self.course.waiting) if case)
        meant = self._deed_in(text, among)
        if meant.name in (LIST, OPEN, WHAT, NOTHING) or meant.probability < least:
            return None
        if spoken is None and meant.name in QUESTIONS and (handed_on := self.course.handed_on(self.spoken_of)):
            return self.course.list(handled, handed_on)
        able = [case for case in among if meant.name in QUESTIONS or meant.name in self._deed_names(case)]
        if not able:
            return None
        if able[0] is spoken or len(able) == 1:
            return self._begin(handled, able[0], meant.name, text)
        known = replace(handled, deed=meant.name, listed=references(able))
        return self.course.ask(known, CASE, (asking.which_case(able, meant.name),))

    def _deed_in(self, text: str, cases: Sequence[Case]) -> DeedMeant:
        return read_deed(text, {name for case in cases for name in self._deed_names(case)})

    def _deed_names(self, case: Case) -> list[str]:
        return [deed.name for deed in deeds_open_to(self.course.person, case)]

    def _begin(self, handled: Handled, case: Case, name: str, text: str) -> Outcome:
        """Begin what was named with a case, or answer the question on it."""
        known = replace(handled, reference=case.reference, version=case.version, told={}, deed=None, failed_attempts=0)
        if name in (HISTORY, WHO):
            said = self.course.telling.history(case) if name == HISTORY else self.course.telling.who(case)
            return self.course.what(known, (said,))
        deed = self.course.deed_of(replace(known, deed=name))
        if deed is None:
            return (
                self.course.what(known, ()) if name == WHAT and handled.asked == DEED else self.course.open(known, case)
            )
        return self.course.on(replace(known, deed=name, told=self._told_along(case, deed, text)))

    def _told_along(self, case: Case, deed: Deed, text: str) -> dict[str, str]:
        along = told_along(deed.name, deed.needs, text, self.today) if text else {}
        told = {name: value for name, value in along.items() if not self.course.telling.fault(case, deed, along, name)}
        proposed = {need.name: self.course.telling.proposed(case, deed, need) for need in deed.open_needs(told)}
        return {**told, **{name: value for name, value in proposed.items() if value}}

    def _case_answered(self, handled: Handled, heard: Heard) -> Outcome:
        """Return what an answer to “which one?” does."""
        listed = self.course.listed(handled) or self.course.waiting
        place = read_place(heard.text, len(listed))
        if place is not None:
            return self._begin_or_open(handled, listed[place], heard.text)
        if read_reply(heard.text) in ENOUGH:
            return self.course.left(handled)
        return self._described(handled, heard, listed) or self._named_for_all(handled, heard, listed)

    def _described(self, handled: Handled, heard: Heard, listed: Sequence[Case]) -> Outcome | None:
        """Return what a message does that says which of those listed it means, None where it does not."""
        meant = cases_meant(heard.text, listed)
        if meant.not_found:
            return self._named(handled, heard)
        is_about_it = not heard.is_elsewhere or self._deed_in(heard.text, listed).name != NOTHING
        if not meant.is_told or not is_about_it or means_every(heard.text):
            return None
        if len(meant.cases) == 1:
            return self._begin_or_open(handled, meant.cases[0], heard.text)
        return self.course.ask(handled, CASE, (asking.which_case(meant.cases, handled.deed),))

    def _named_for_all(self, handled: Handled, heard: Heard, listed: Sequence[Case]) -> Outcome:
        """Return what a message does that names what is to be done and not with which case."""
        if begun := self._for_deed(handled, heard.text, _least(heard)):
            return begun
        meant = self._deed_in(heard.text, listed)
        if meant.name == LIST and meant.probability >= _least(heard):
            return self.course.list(handled)
        is_yes_to_one = len(listed) == 1 and (meant.name == OPEN or read_reply(heard.text) is Reply.AFFIRM)
        return self.course.open(handled, listed[0]) if is_yes_to_one else Outcome(handled, Step.ELSEWHERE)

    def _begin_or_open(self, handled: Handled, case: Case, text: str) -> Outcome:
        meant = self._deed_in(text, [case])
        name = meant.name if meant.probability >= SURE else OPEN
        is_named_anew = references_in(text) and is_more_than_a_reference(text) and meant.name != NOTHING
        return self._begin(handled, case, name if is_named_anew else handled.deed or name, text)

    def _named(self, handled: Handled, heard: Heard) -> Outcome:
        """Return what a reference that is not on the list does."""
        meant = cases_meant(heard.text, self.course.cases)
        if meant.not_found or not meant.cases:
            return self.course.not_found(handled, str(references_in(heard.text)[0]))
        return self._begin_or_open(handled, meant.cases[0], heard.text)

    def _deed_answered(self, handled: Handled, heard: Heard) -> Outcome:
        """Return what is done with the case that is spoken of."""
        case = self.course.case_of(handled)
        if case is None:
            return self.course.done((Message(say("handling_gone")),))
        if references_in(heard.text) and not _is_of(heard.text, case):
            return self._named(handled, heard)
        place = read_place(heard.text, len(handled.listed))
        if place is not None:
            return self.course.open(handled, self.course.listed(handled)[place])
        return self._reply_to_what(handled, heard) or self._deed_named(handled, case, heard)

    def _reply_to_what(self, handled: Handled, heard: Heard) -> Outcome | None:
        """Return what a short reply to “what would you like to do?” does, None where it is none."""
        reply = None if read_any_deed(heard.text).name in QUESTIONS else read_reply(heard.text)
        if reply is Reply.AFFIRM and ALL_SAID.search(heard.text):
            return self.course.left(handled)
        if reply is Reply.AFFIRM and AGREEING not in heard.text.lower():
            return self.course.again(
                handled, (Message(say("handling_done_already" if handled.done else "handling_pick")),)
            )
        return self.course.left(handled) if reply in ENOUGH else None

    def _deed_named(self, handled: Handled, case: Case, heard: Heard) -> Outcome:
        meant = self._deed_in(heard.text, [case])
        if meant.probability < _least(heard) or meant.name == NOTHING:
            return self._elsewhere(handled, heard)
        if meant.name == LIST:
            return self.course.list(handled)
        if meant.name == OPEN:
            return self._another(handled, case, heard.text)
        if meant.name in QUESTIONS or self.course.deed_of(replace(handled, deed=meant.name)):
            return self._begin(handled, case, meant.name, heard.text)
        return self._elsewhere(handled, heard)

    def _elsewhere(self, handled: Handled, heard: Heard) -> Outcome:
        """Return what a message does that is none of what is possible now: something not possible is told to be so."""
        meant = read_any_deed(heard.text)
        is_known = meant.name != NOTHING and meant.probability >= SURE_AGAINST_ANOTHER_TOPIC
        if is_known and not heard.is_elsewhere:
            return self.course.again(handled, (Message(say("handling_not_possible")),))
        return Outcome(handled, Step.ELSEWHERE)

    def _another(self, handled: Handled, case: Case, text: str) -> Outcome:
        """Open the case that is described, or once more the one that is spoken of."""
        meant = cases_meant(text, [*self.course.listed(handled), case])
        is_one = meant.is_told and len(meant.cases) == 1
        return self.course.open(handled, meant.cases[0] if is_one else case)

    def _need_answered(self, handled: Handled, heard: Heard) -> Outcome:
        case, (deed, asked) = self.course.case_of(handled), self._asked(handled)
        if case is None or deed is None or asked is None:
            return self.course.on(handled)
        if left := self._left_for(case, heard.text):
            return left
        reply = read_reply(heard.text)
        if reply in LEAVING:
            return self.course.left(handled)
        if reply in EXPLAINED or reply is Reply.WHO:
            return self.course.again(handled, (self._why(deed, case),))
        value = self._read(asked, heard.text, reply, deed.opens)
        if value is not None:
            return self.course.told(handled, asked.name, value)
        if asked.optional and reply is not None:
            return self.course.skip(handled, deed)
        return self._not_told(handled, reply, asked.choices)

    def _left_for(self, case: Case, text: str) -> Outcome | None:
        """Return what is said to somebody who leaves a move for the list or another case, None where they do not."""
        meant, left = read_any_deed(text), (Message(say("handling_left")),)
        if meant.probability < SURE_AGAINST_ANOTHER_TOPIC:
            return None
        if meant.name == LIST:
            return self.course.list(Handled(), left)
        is_another = meant.name == OPEN and references_in(text) and not _is_of(text, case)
        outcome = self._begun(Heard(text)) if is_another else None
        return replace(outcome, says=(*left, *outcome.says)) if outcome else None

    def _read(self, asked: Need, text: str, reply: Reply | None, kind: str | None) -> str | None:
        """Return what an answer tells of a need, None where it tells nothing."""
        if asked.type == "clause":
            return self.course.telling.clause_in(text) if reply is None else None
        return read_need(asked, text, reply, self.today, kind)

    def _asked(self, handled: Handled) -> tuple[Deed | None, Need | None]:
        """Return what is to be done, and what was asked for it."""
        deed = self.course.deed_of(handled)
        return deed, next(iter(deed.open_needs(handled.told)), None) if deed else None

    def _not_told(self, handled: Handled, reply: Reply | None, choices: Mapping[str, str]) -> Outcome:
        """Return what is said to an answer that tells nothing; a no where only a yes would do ends it."""
        if reply is Reply.DENY and "yes" in choices and "no" not in choices:
            return self.course.what(handled, (Message(say("handling_not_noted")),))
        return self.course.not_understood(handled)

    def _why(self, deed: Deed, case: Case) -> Message:
        policy = self.course.telling.policy(deed)
        return Message(say("handling_policy", words=policy)) if policy else self.course.telling.who(case)

    def _consent_answered(self, handled: Handled, heard: Heard) -> Outcome:
        case, deed, reply = self.course.case_of(handled), self.course.deed_of(handled), read_reply(heard.text)
        if case is None or deed is None:
            return self.course.on(handled)
        if left := self._left_for(case, heard.text):
            return left
        if reply in (Reply.AFFIRM, Reply.AGAIN) or (reply is None and agrees(heard.text)):
            return Outcome(handled, Step.DOING)
        if reply in LEAVING:
            return self.course.left(handled)
        if reply in EXPLAINED or reply is Reply.WHO:
            return self.course.again(handled, (self._why(deed, case),))
        return self._changed(handled, deed, heard.text, reply)

    def _changed(self, handled: Handled, deed: Deed, text: str, reply: Reply | None) -> Outcome:
        """Return what is said to what was read back: other words or another day take their place."""
        words = deed.words_told(handled.told)
        if reply in (Reply.DENY, Reply.BACK, Reply.RESTART):
            return self.course.ask_anew(handled, words) if words else self.course.left(handled)
        day = next((need for need in deed.needs if need.type == "date"), None)
        if reply is None and day and (told := read_need(day, text, None, self.today, None)):
            return self.course.told(handled, day.name, told)
        changed = edited(handled.told[words], text) if words and reply is None else None
        return self.course.told(handled, words, changed) if words and changed else self.course.not_understood(handled)


def _least(heard: Heard) -> float:
    return SURE_AGAINST_ANOTHER_TOPIC if heard.is_elsewhere else SURE


def _is_of(text: str, case: Case) -> bool:
    return any(typed.is_of(case.reference) for typed in references_in(text))
