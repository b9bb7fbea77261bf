"""Where the talk about a case goes next: to a case, to what can be done with it, to what that needs, to a yes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.cases.case import Case
from actions.conversation.handling import asking
from actions.conversation.handling.deeds import Deed, deeds_open_to
from actions.conversation.handling.state import CASE, CONSENT, DEED, NEED, SKIPPED, Handled, Outcome, Step
from actions.conversation.handling.telling import Telling
from actions.conversation.message import Message
from actions.conversation.wording import say
from actions.people.person import Person

FAILED_ATTEMPTS_BEFORE_HELP = 2


@dataclass(frozen=True)
class Course:
    """The course of a person's talk about the `cases` that they may see; `waiting` wait for them, in this order."""

    person: Person
    cases: tuple[Case, ...]
    waiting: tuple[Case, ...]
    telling: Telling

    def again(self, handled: Handled, says: tuple[Message, ...] = ()) -> Outcome:
        """Ask the open question once more, after something else was said."""
        if handled.asked == CASE:
            among = self.listed(handled) or self.waiting
            return self.ask(handled, CASE, (*says, asking.which_case(among, handled.deed)))
        return self.what(handled, says) if handled.asked == DEED else self.on(handled, says)

    def not_understood(self, handled: Handled) -> Outcome:
        """Ask once more because the message was not clear; after two such, with a way out."""
        tried = replace(handled, failed_attempts=handled.failed_attempts + 1)
        way_out = (Message(say("handling_way_out")),) if tried.failed_attempts >= FAILED_ATTEMPTS_BEFORE_HELP else ()
        return self.again(tried, (Message(say("form_not_understood")), *way_out))

    def what(self, handled: Handled, says: tuple[Message, ...]) -> Outcome:
        """Ask what is to be done with the case that is spoken of."""
        case = self.case_of(handled)
        if case is None:
            return self.done(says)
        question = asking.what_to_do(case, deeds_open_to(self.person, case))
        return self.ask(replace(handled, deed=None, told={}), DEED, (*says, question))

    def open(self, handled: Handled, case: Case) -> Outcome:
        """Show a case and ask what is to be done with it."""
        known = replace(handled, reference=case.reference, version=case.version, deed=None, told={}, failed_attempts=0)
        return self.what(known, (self.telling.shown(case),))

    def list(self, handled: Handled, says: tuple[Message, ...] = ()) -> Outcome:
        """List what is waiting and ask which one to open."""
        if not self.waiting:
            return self.done((*says, *self.telling.listed(())))
        known = Handled(listed=references(self.waiting))
        return self.ask(known, CASE, (*says, *self.telling.listed(self.waiting)))

    def on(self, handled: Handled, says: tuple[Message, ...] = ()) -> Outcome:
        """Return what comes next for what is to be done: a question, or to read it back."""
        case, deed = self.case_of(handled), self.deed_of(handled)
        if case is None or deed is None:
            return self.what(handled, (*says, Message(say("handling_not_possible"))))
        if left := deed.open_needs(handled.told):
            return self.ask(handled, NEED, (*says, asking.need(case, left, self.telling.choices(case, left[0]))))
        if not deed.needs_consent:
            return Outcome(handled, Step.DOING, says)
        told = deed.told_of(handled.told)
        shown = [(need, self.telling.in_words(need, told[need.name])) for need in deed.needs if need.name in told]
        told_to, policy = self.telling.told_to(case, deed), self.telling.policy(deed)
        return self.ask(handled, CONSENT, (*says, asking.consent(case, deed, handled, shown, told_to, policy)))

    def ask(self, handled: Handled, asked: str, says: tuple[Message, ...]) -> Outcome:
        """Say something that ends with a question."""
        return Outcome(replace(handled, asked=asked), Step.ASKING, says)

    def ask_anew(self, handled: Handled, name: str) -> Outcome:
        """Ask once more for something that was told."""
        told = {each: value for each, value in handled.told.items() if each != name}
        return self.on(replace(handled, told=told), (Message(say("handling_instead")),))

    def told(self, handled: Handled, name: str, value: str) -> Outcome:
        """Go on with what was told, or say why it cannot be."""
        case, deed = self.case_of(handled), self.deed_of(handled)
        told = {**handled.told, name: value}
        fault = self.telling.fault(case, deed, told, name) if case and deed else None
        if fault:
            return self.again(handled, (Message(say("handling_fault", fault=fault)),))
        return self.on(replace(handled, told=told, failed_attempts=0))

    def skip(self, handled: Handled, deed: Deed, *, is_rest: bool = False) -> Outcome:
        """Leave open what was asked for last, or (`is_rest`) all that may be left open."""
        left = [need for need in deed.open_needs(handled.told) if need.optional]
        skipped = {each.name: SKIPPED for each in (left if is_rest else left[:1])}
        return self.on(replace(handled, told={**handled.told, **skipped}, failed_attempts=0))

    def left(self, handled: Handled) -> Outcome:
        """Leave what was begun, or the case, with nothing done."""
        if handled.asked in (NEED, CONSENT):
            return self.what(handled, (Message(say("handling_left")),))
        return self.done((Message(say("handling_enough")),))

    def not_found(self, handled: Handled, typed: str) -> Outcome:
        """Return the same words for a reference that they may not see as for one that does not exist."""
        says = (Message(say("handling_not_found", reference=typed)),)
        return self.again(handled, says) if handled.asked else self.list(handled, says)

    def done(self, says: tuple[Message, ...]) -> Outcome:
        """End the talk."""
        return Outcome(Handled(), Step.DONE, says)

    def after(self, handled: Handled, case: Case | None, says: tuple[Message, ...]) -> Outcome:
        """Go on when something was done; `case` is the case as it then is, None where it is no longer theirs."""
        done = Handled(listed=handled.listed, done=handled.deed)
        if case is None:
            return self.done((*says, *self.handed_on(handled.reference)))
        if not any(deed.is_move for deed in deeds_open_to(self.person, case)):
            return self.done(says)
        now = replace(self, cases=(case, *(each for each in self.cases if each.reference != case.reference)))
        return now.what(replace(done, reference=case.reference, version=case.version), says)

    def overtaken(self, handled: Handled) -> Outcome | None:
        """Return what is said where the case has changed since it was read, by a yes that came twice or by others."""
        case, is_under_way = self.case_of(handled), handled.asked in (NEED, CONSENT)
        if not is_under_way or (case and case.version == handled.version):
            return None
        if case is None:
            return self.done(self.handed_on(handled.reference) or (Message(say("handling_gone")),))
        last = case.history[-1]
        if (last.actor, last.move, case.version) == (self.person.email, handled.deed, handled.version + 1):
            return self.after(handled, case, (asking.moved(case),))
        reason = Message(say("handling_outrun", reference=case.reference, name=self.telling.last_actor(case)))
        opened = self.open(handled, case)
        return replace(opened, says=(reason, *opened.says))

    def case_of(self, handled: Handled) -> Case | None:
        """Return the case that is spoken of, as far as it may be seen."""
        return next((case for case in self.cases if case.reference == handled.reference), None)

    def deed_of(self, handled: Handled) -> Deed | None:
        """Return what is to be done, as far as it is possible now."""
        case = self.case_of(handled)
        deeds = deeds_open_to(self.person, case) if case else ()
        return next((deed for deed in deeds if deed.name == handled.deed), None)

    def handed_on(self, reference: str | None) -> tuple[Message, ...]:
        """Return with whom a case is that this person has handed on, nothing where they have not."""
        message = self.telling.handed_on(reference) if reference else None
        return (message,) if message else ()

    def listed(self, handled: Handled) -> tuple[Case, ...]:
        """Return the cases that were listed, in their order."""
        by_reference = {case.reference: case for case in self.cases}
        return tuple(by_reference[each] for each in handled.listed if each in by_reference)


def references(cases: Sequence[Case]) -> tuple[str, ...]:
    """Return the references of cases."""
    return tuple(case.reference for case in cases)
