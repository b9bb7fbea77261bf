"""Opens cases and shows them to those who may see them."""

from collections.abc import Mapping
from datetime import datetime, timezone

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from actions.cases import repository, routing
from actions.cases.case import Case, HistoryEntry
from actions.cases.deadline import acknowledge_by
from actions.cases.fields import validate_fields
from actions.cases.kinds import Kind, kind_named
from actions.cases.references import next_reference
from actions.errors import AskFirstError
from actions.people.directory import list_people
from actions.people.mentions import people_meant
from actions.people.organisation import Organisation
from actions.people.permissions import handler_names, may_see
from actions.people.person import Person
from actions.store import audit


class OpenCaseError(AskFirstError):
    """The case cannot be opened by this person in this way."""


def open_case(
    session: Session,
    *,
    kind: str,
    organisation: Organisation,
    opened_by: Person,
    fields: Mapping[str, str | None],
    submission_key: str,
    now: datetime,
) -> Case:
    """Opens a case and returns it; under one submission key exactly one, however often it is called.

    Whoever comes second gets the case that is there, whatever fields they bring. Raises FieldsError, or
    OpenCaseError where the organisation does not take such cases, or it or the submission key is not theirs.
    """
    if opened_by.organisation != organisation.key:
        raise OpenCaseError(f"Only people of {organisation.short_name} can open a case there.")
    if kind not in organisation.handles:
        raise OpenCaseError(f"{organisation.short_name} takes no cases of the kind {kind}.")
    existing = _already_opened(session, opened_by, submission_key)
    if existing is not None:
        return existing
    told = validate_fields(kind_named(kind), fields, now)
    try:
        with session.begin_nested():
            return _open(session, kind_named(kind), organisation, opened_by, told, submission_key, now)
    except IntegrityError:
        existing = _already_opened(session, opened_by, submission_key)
        if existing is None:
            raise
        return existing


def find_case(session: Session, reference: str, viewer: Person) -> Case | None:
    """Returns the case with this reference; None alike where there is none or the viewer may not see it."""
    case = repository.with_reference(session, reference)
    return case if case is not None and may_see(viewer, case) else None


def cases_of(session: Session, viewer: Person) -> list[Case]:
    """Returns every case that the viewer may see, newest first."""
    concerned = repository.opened_or_handled_by(session, viewer.email, handler_names(viewer))
    return [case for case in concerned if may_see(viewer, case)]


def _already_opened(session: Session, opened_by: Person, submission_key: str) -> Case | None:
    case = repository.with_submission_key(session, submission_key)
    if case is not None and case.opened_by != opened_by.email:
        raise OpenCaseError("This has been submitted by somebody else.")
    return case


def _open(
    session: Session,
    kind: Kind,
    organisation: Organisation,
    opened_by: Person,
    fields: Mapping[str, str],
    submission_key: str,
    now: datetime,
) -> Case:
    directory = {person.email: person for person in list_people(session, organisation.key)}
    about = fields.get(kind.respondent_field or "", "")
    respondents = people_meant(about, opened_by, directory)
    case = Case(
        reference=next_reference(session, kind.reference_prefix, now.astimezone(organisation.zone).year),
        kind=kind.kind,
        organisation=organisation.key,
        status=kind.first_status,
        opened_by=opened_by.email,
        handlers=routing.handlers(kind.kind, organisation, opened_by, respondents, directory),
        respondents=tuple(respondent.email for respondent in respondents),
        opened_at=now.astimezone(timezone.utc),
        due_at=acknowledge_by(now, kind.kind, organisation),
        fields=fields,
        history=(HistoryEntry(now.astimezone(timezone.utc), kind.first_status, opened_by.email),),
    )
    repository.add(session, case, submission_key)
    _record(session, case)
    return case


def _record(session: Session, case: Case) -> None:
    audit.record(
        session,
        at=case.opened_at,
        actor=case.opened_by,
        action="case.opened",
        subject=case.reference,
        details={"kind": case.kind, "organisation": case.organisation, "handlers": list(case.handlers)},
    )
