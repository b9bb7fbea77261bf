"""Puts cases in words for whoever handles them: what is waiting, what was told, what has happened, who knows of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from actions.cases.case import Case, HistoryEntry
from actions.cases.fields import FieldsError
from actions.cases.kinds import kind_named
from actions.cases.messages import CaseMessage, messages_of
from actions.cases.workflow.table import workflow_of
from actions.cases.workflow.telling import validate_told
from actions.conversation.handlers import handler_in_words, handlers_in_words
from actions.conversation.handling.asking import MOST_CASES_AS_BUTTONS, case_button
from actions.conversation.handling.deeds import REPLY, Deed, waiting_deeds
from actions.conversation.handling.letters import draft
from actions.conversation.handling.worklist import is_due, is_overdue
from actions.conversation.message import Button, Message
from actions.conversation.reporting.messages import in_words, moment_in_words
from actions.conversation.services import database, local_now, policy_assistant
from actions.conversation.unread import read_up
from actions.conversation.wording import say
from actions.people.directory import find
from actions.people.organisation import Organisation
from actions.people.permissions import opened
from actions.people.person import Person
from actions.store import audit
from actions.store.database import transaction


@dataclass(frozen=True)
class CaseTelling:
    """How cases are told to one person."""

    person: Person
    organisation: Organisation

    def listed(self, cases: Sequence[Case]) -> tuple[Message, ...]:
        """Return what is waiting, each in a line with what is due and by when."""
        if not cases:
            return (Message(say("handling_none"), buttons=(Button(say("topic_case_status"), "case_status"),)),)
        lines = [self._line(place, case) for place, case in enumerate(cases, start=1)]
        buttons = tuple(case_button(case) for case in cases[:MOST_CASES_AS_BUTTONS])
        return (Message("\n".join([say("handling_list"), *lines, say("handling_list_ask")]), buttons=buttons),)

    def shown(self, case: Case) -> Message:
        """Return a case with all that was told in it, and note that this person has read it."""
        now = local_now(self.organisation)
        with transaction(database()) as session:
            written = messages_of(session, case)
            read_up(session, self.person, case.reference, now)
            audit.record(
                session, at=now, actor=self.person.email, action="case.read", subject=case.reference, details={}
            )
        lines = [*self._heading(case), *_fields(case), *(self._written(case, each) for each in written)]
        return Message("\n".join(lines), custom=self._card(case, written))

    def history(self, case: Case) -> Message:
        """Return what has happened in a case, each step with its day, who did it and what was told."""
        lines = [say("handling_history", reference=case.reference), *(self._step(case, each) for each in case.history)]
        return Message("\n".join(lines), custom=self._card(case, ()))

    def who(self, case: Case) -> Message:
        """Return who can see a case."""
        handlers = handlers_in_words(case, self.organisation)
        return Message(say("handling_who", opener=self._opener(case), handlers=handlers))

    def told_to(self, case: Case, deed: Deed) -> str:
        """Return who is told when this is done; empty where nobody is."""
        move = workflow_of(case.kind).move(deed.name)
        tells = frozenset({"opener"}) if deed.name == REPLY else frozenset(move.tells if move else ())
        told = [self._opener(case)] if "opener" in tells and not opened(self.person, case) else []
        others = [each for each in case.handlers if each != self.person.email] if "handlers" in tells else []
        return " and ".join([*told, *(handler_in_words(each, self.organisation) for each in others)])

    def policy(self, deed: Deed) -> str:
        """Return what the organisation's policy says of this; empty where it says nothing."""
        own = (clause.split("/", 1) for clause in deed.clauses)
        clauses = [clause for organisation, clause in own if organisation == self.organisation.key]
        return policy_assistant(self.organisation.key).citation(clauses[0]).quote if clauses else ""

    def draft(self, case: Case, deed: Deed) -> str | None:
        """Return the letter that the organisation drafts for this, None where it drafts none."""
        opener, day = self._opener(case), moment_in_words(self._local(case.opened_at).date().isoformat())
        return draft(case, deed.name, opener=opener, day=day, reference=case.reference, handler=self.person.name)

    def last_actor(self, case: Case) -> str:
        """Return who has changed a case last."""
        actor = case.history[-1].actor
        return self._name(actor) if actor else say("handling_nameless")

    def fault(self, case: Case, deed: Deed, told: Mapping[str, str], name: str) -> str | None:
        """Return why something cannot be told so, None where it can."""
        move = workflow_of(case.kind).move(deed.name)
        if move is None:
            return None
        longest = self.organisation.exemptions.longest_exemption_in_days
        try:
            validate_told(move, told, case, local_now(self.organisation).date(), longest)
        except FieldsError as error:
            return error.faults.get(name) if told.get(name) else None
        return None

    def _line(self, place: int, case: Case) -> str:
        what = say("handling_line", place=str(place), reference=case.reference, label=kind_named(case.kind).label)
        status, day = _status(case, case.status), self._day(case.due_at)
        due = ", or ".join(_lower(deed.label) for deed in waiting_deeds(self.person, case))
        if not due:
            return say("handling_line_idle", what=what, status=status)
        if is_overdue(case, local_now(self.organisation)):
            return say("handling_line_overdue", what=what, due=due, day=day)
        if is_due(case):
            return say("handling_line_due", what=what, due=due, day=day)
        return say("handling_line_open", what=what, due=due, status=status)

    def _heading(self, case: Case) -> Iterator[str]:
        label, status = kind_named(case.kind).label, _status(case, case.status)
        yield say("handling_case", reference=case.reference, label=label, status=status)
        yield say("handling_opened", opener=self._opener(case), day=self._day(case.opened_at))
        if is_due(case):
            yield say("handling_due", day=self._day(case.due_at))
        if case.arose_from:
            yield say("handling_arose", reference=case.arose_from)

    def _step(self, case: Case, entry: HistoryEntry) -> str:
        move = workflow_of(case.kind).move(entry.move or "")
        written = {need.name for need in move.needs if need.to_opener} if move else set()
        told = " ".join(f"“{value}”" for name, value in entry.told.items() if name not in written)
        by = self._name(entry.actor) if entry.actor else say("handling_nobody")
        what = move.label if move else _status(case, entry.status)
        return say("handling_step", day=self._day(entry.at), by=by, what=what, words=told).strip()

    def _written(self, case: Case, message: CaseMessage) -> str:
        by = self._name(message.author) if message.author else self._opener(case)
        return say("handling_written", name=by, day=self._day(message.at), words=message.words)

    def _opener(self, case: Case) -> str:
        return self._name(case.opened_by) if case.opened_by else say("handling_nameless")

    def _name(self, email: str) -> str:
        with transaction(database()) as session:
            person = find(session, email)
        return person.name if person else email

    def _day(self, moment: datetime) -> str:
        return moment_in_words(self._local(moment).date().isoformat())

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.organisation.zone)

    def _card(self, case: Case, written: Sequence[CaseMessage]) -> dict[str, Any]:
        fields = [{"name": name, "label": label, "value": value} for name, label, value in _values(case)]
        return {
            "type": "case",
            "reference": case.reference,
            "kind": case.kind,
            "status": case.status,
            "fields": fields,
            "history": [{"at": entry.at.isoformat(), "status": entry.status} for entry in case.history],
            "messages": [
                {"at": each.at.isoformat(), "by": self._name(each.author or "") or "", "words": each.words}
                for each in written
            ],
        }


def _values(case: Case) -> Iterator[tuple[str, str, str]]:
    for field in kind_named(case.kind).fields:
        if field.name in case.fields:
            yield field.name, field.label, in_words(field, case.fields[field.name])


def _fields(case: Case) -> Iterator[str]:
    yield from (say("handling_field", label=label, value=value) for _, label, value in _values(case))


def _status(case: Case, status: str) -> str:
    return workflow_of(case.kind).states[status].label


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]
