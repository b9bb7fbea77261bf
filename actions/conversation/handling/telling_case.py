"""Puts cases in words for whoever handles them: what is waiting, what was told, what has happened, who knows of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from actions.cases.case import Case, HistoryEntry
from actions.cases.fields import FieldsError
from actions.cases.kinds import kind_named
from actions.cases.messages import CaseMessage, messages_of
from actions.cases.workflow.handed_on import handed_on_by
from actions.cases.workflow.machine import known_of
from actions.cases.workflow.table import Need, workflow_of
from actions.cases.workflow.telling import validate_told
from actions.cases.workflow.waiting import awaited_moves, is_due, is_overdue
from actions.conversation.contacts import contact_name
from actions.conversation.handlers import handler_in_words, handlers_in_words
from actions.conversation.handling.asking import MOST_CASES_AS_BUTTONS, case_button, in_words
from actions.conversation.handling.clauses import clause_in, clause_in_words, likeliest_clauses
from actions.conversation.handling.deeds import REPLY, Deed
from actions.conversation.handling.letters import draft
from actions.conversation.message import Button, Message
from actions.conversation.reporting.messages import in_words as field_in_words
from actions.conversation.reporting.messages import moment_in_words
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
        says = list(self._heading(case))
        lines = [*says, *_fields(case), *(self._written(case, each) for each in written)]
        return Message("\n".join(lines), custom=self._card(case, says, written))

    def history(self, case: Case) -> Message:
        """Return what has happened in a case, each step with its day, who did it and what was told."""
        says = [say("handling_history", reference=case.reference)]
        return Message(
            "\n".join([*says, *(self._step(case, each) for each in case.history)]), custom=self._card(case, says)
        )

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

    def handed_on(self, reference: str) -> Message | None:
        """Return with whom a case is that this person has handed on, None where they have not."""
        with transaction(database()) as session:
            role = handed_on_by(session, self.person, reference)
        if role is None:
            return None
        handler = contact_name(self.organisation, role)
        card = {"type": "case_handed_on", "reference": reference, "handler": handler}
        return Message(say("handling_handed_on", reference=reference, handler=handler), custom=card)

    def proposed(self, case: Case, deed: Deed, need: Need) -> str | None:
        """Return what is to be told unless this person changes it, None where there is nothing to propose."""
        if need.to_opener:
            return self._draft(case, deed)
        if need.type == "clause":
            return known_of(case).get(need.name) or next(iter(self.choices(case, need)), None)
        return need.usual

    def choices(self, case: Case, need: Need) -> Mapping[str, str]:
        """Return the values that a need may have, each in words; the likeliest alone where there are too many."""
        if need.type != "clause":
            return need.choices
        return likeliest_clauses(self.organisation.key, case.fields.get(kind_named(case.kind).account, ""))

    def clause_in(self, words: str) -> str | None:
        """Return the id of the clause that the words name or describe, None where they do neither."""
        return clause_in(self.organisation.key, words)

    def in_words(self, need: Need, value: str) -> str:
        """Return what was told of a need as it is read back."""
        return clause_in_words(self.organisation.key, value) if need.type == "clause" else in_words(need, value)

    def _draft(self, case: Case, deed: Deed) -> str | None:
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
        due = ", or ".join(_lower(move.label) for move in awaited_moves(self.person, case))
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

    def _card(self, case: Case, says: Sequence[str], written: Sequence[CaseMessage] = ()) -> dict[str, Any]:
        return {
            "type": "case",
            "reference": case.reference,
            "kind": case.kind,
            "kind_label": kind_named(case.kind).label,
            "status": case.status,
            "status_label": _status(case, case.status),
            "says": list(says),
            "brief": False,
            "fields": [{"name": name, "label": label, "value": value} for name, label, value in _values(case)],
            "history": [
                {"at": each.at.isoformat(), "status": each.status, "says": self._step(case, each)}
                for each in case.history
            ],
            "messages": [self._written_on_card(case, each) for each in written],
        }

    def _written_on_card(self, case: Case, message: CaseMessage) -> dict[str, str]:
        by = self._name(message.author) if message.author else self._opener(case)
        return {"at": message.at.isoformat(), "day": self._day(message.at), "by": by, "words": message.words}


def _values(case: Case) -> Iterator[tuple[str, str, str]]:
    for field in kind_named(case.kind).fields:
        if field.name in case.fields:
            yield field.name, field.label, field_in_words(field, case.fields[field.name])


def _fields(case: Case) -> Iterator[str]:
    yield from (say("handling_field", label=label, value=value) for _, label, value in _values(case))


def _status(case: Case, status: str) -> str:
    return workflow_of(case.kind).states[status].label


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]
