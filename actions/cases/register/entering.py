"""Enters what was granted in the register."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timezone

from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.case import Case, HistoryEntry
from actions.cases.deadline import END_OF_WORKING_DAY
from actions.cases.kinds import Kind, kind_named
from actions.cases.references import next_reference
from actions.cases.register.terms import terms_of
from actions.cases.workflow.handing_on import handlers_at
from actions.cases.workflow.machine import known_of
from actions.errors import AskFirstError
from actions.people.organisation import Organisation
from actions.people.person import Person
from actions.people.reporting_line import Directory
from actions.store import audit

APPROVED_UNTIL = "until"


class RegisterError(AskFirstError):
    """This cannot be entered in the register."""


def enter(
    session: Session,
    kind: str,
    granted: Case,
    *,
    by: Person | None,
    now: datetime,
    organisation: Organisation,
    directory: Directory,
) -> Case:
    """Enters what was granted in a case in the register and returns the entry, under a reference of its own.

    It is in force from the day asked for, or from today where that has passed, until the day approved. Raises
    RegisterError where that day has passed too: nothing is granted for a time that is over.
    """
    fields = _fields(kind_named(kind), granted, now.astimezone(organisation.zone).date())
    entry = _entry(session, kind_named(kind), granted, fields, now, organisation)
    entry = replace(
        entry,
        handlers=handlers_at(entry.status, entry, directory),
        due_at=_due_at(terms_of(entry, organisation).review_on, organisation),
    )
    repository.add(session, entry, submission_key=f"{granted.reference}/{kind}")
    repository.note_origin(session, entry.reference, granted.reference)
    _record(session, entry, by)
    return entry


def _fields(kind: Kind, granted: Case, today: date) -> Mapping[str, str]:
    known = known_of(granted)
    ends_on = known[APPROVED_UNTIL]
    if date.fromisoformat(ends_on) < today:
        raise RegisterError(f"{granted.reference} was approved until {ends_on}, and that day has passed.")
    told = {**known, "starts_on": max(known["starts_on"], today.isoformat()), "ends_on": ends_on}
    return {field.name: told[field.name] for field in kind.fields if field.name in told and field.applies(told)}


def _entry(
    session: Session,
    kind: Kind,
    granted: Case,
    fields: Mapping[str, str],
    now: datetime,
    organisation: Organisation,
) -> Case:
    at = now.astimezone(timezone.utc)
    return Case(
        reference=next_reference(session, kind.reference_prefix, now.astimezone(organisation.zone).year),
        kind=kind.kind,
        organisation=granted.organisation,
        status=kind.first_status,
        opened_by=granted.opened_by,
        handlers=(),
        respondents=granted.respondents,
        opened_at=at,
        due_at=at,
        fields=fields,
        history=(HistoryEntry(at, kind.first_status, None),),
        arose_from=granted.reference,
    )


def _due_at(day: date, organisation: Organisation) -> datetime:
    return datetime.combine(day, END_OF_WORKING_DAY, organisation.zone).astimezone(timezone.utc)


def _record(session: Session, entry: Case, by: Person | None) -> None:
    audit.record(
        session,
        at=entry.opened_at,
        actor=by.email if by else None,
        action="case.entered",
        subject=entry.reference,
        details={"kind": entry.kind, "organisation": entry.organisation, "from": entry.arose_from},
    )
