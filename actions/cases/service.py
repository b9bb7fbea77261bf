"""Opens cases and shows them to those who may see them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timezone

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from actions.cases import repository, routing
from actions.cases.case import Case, HistoryEntry
from actions.cases.deadline import acknowledge_by
from actions.cases.fields import validate_fields
from actions.cases.kinds import Kind, kind_named
from actions.cases.receipts import keep_receipt, receipt_hash, reference_under
from actions.cases.references import next_reference
from actions.cases.register.standing import as_it_stands
from actions.cases.visibility import visible_to
from actions.cases.workflow.handing_on import handlers_at
from actions.errors import AskFirstError
from actions.notify.outbox import tell
from actions.people.directory import list_people
from actions.people.mentions import people_meant, people_named
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
    receipt: str | None = None,
) -> Case:
    """Opens a case and returns it; under one submission key exactly one, however often it is called.

    A case without its opener's name (`opened_by` of the returned one is absent) is found by its `receipt`, which
    the caller has from new_receipt and says whenever such a case is returned; others need none. Whoever comes
    second gets the case that is there, whatever fields they bring. Raises FieldsError, or OpenCaseError where the
    organisation does not take such cases, or it, the submission key or the receipt is not theirs.
    """
    _check_that_it_is_taken(kind, organisation, opened_by)
    existing = _already_opened(session, opened_by, submission_key, receipt)
    if existing is not None:
        return existing
    local_now, longest = now.astimezone(organisation.zone), organisation.exemptions.longest_exemption_in_days
    told = validate_fields(kind_named(kind), fields, local_now, longest)
    hashed = _receipt_hash(session, kind_named(kind), told, receipt)
    try:
        with session.begin_nested():
            case = _new_case(session, kind_named(kind), organisation, opened_by, told, now)
            _store(session, case, submission_key, hashed)
            return case
    except IntegrityError:
        existing = _already_opened(session, opened_by, submission_key, receipt)
        if existing is None:
            raise
        return existing


def case_with_receipt(session: Session, words: str) -> Case | None:
    """Returns the anonymous case that these words are the receipt of.

    It is as slow where there is none. How often somebody may try is for the caller to limit.
    """
    reference = reference_under(session, receipt_hash(session, words))
    case = None if reference is None else repository.with_reference(session, reference)
    return None if case is None else visible_to(None, case)


def find_case(session: Session, reference: str, viewer: Person) -> Case | None:
    """Returns the case with this reference; None alike where there is none or the viewer may not see it."""
    case = repository.with_reference(session, reference)
    if case is None or not may_see(viewer, case):
        return None
    return visible_to(viewer, as_it_stands(case, datetime.now(timezone.utc)))


def cases_of(session: Session, viewer: Person) -> list[Case]:
    """Returns every case that the viewer may see, newest first."""
    concerned = repository.opened_or_handled_by(session, viewer.email, handler_names(viewer))
    now = datetime.now(timezone.utc)
    return [visible_to(viewer, as_it_stands(case, now)) for case in concerned if may_see(viewer, case)]


def _check_that_it_is_taken(kind: str, organisation: Organisation, opened_by: Person) -> None:
    if opened_by.organisation != organisation.key:
        raise OpenCaseError(f"Only people of {organisation.short_name} can open a case there.")
    if kind not in organisation.handles:
        raise OpenCaseError(f"{organisation.short_name} takes no cases of the kind {kind}.")


def _already_opened(session: Session, opened_by: Person, submission_key: str, receipt: str | None) -> Case | None:
    case = repository.with_submission_key(session, submission_key)
    if case is None or case.opened_by == opened_by.email:
        return case
    if case.opened_by is not None:
        raise OpenCaseError("This has been submitted by somebody else.")
    if receipt is not None and reference_under(session, receipt_hash(session, receipt)) != case.reference:
        raise OpenCaseError("This complaint is open already, under the receipt that was shown when it was opened.")
    return case


def _is_anonymous(kind: Kind, fields: Mapping[str, str]) -> bool:
    return fields.get(kind.anonymous_field or "") == "yes"


def _receipt_hash(session: Session, kind: Kind, fields: Mapping[str, str], receipt: str | None) -> str | None:
    if not _is_anonymous(kind, fields):
        return None
    if receipt is None:
        raise OpenCaseError("A complaint without a name needs a receipt, or nobody could find it again.")
    return receipt_hash(session, receipt)


def _new_case(
    session: Session,
    kind: Kind,
    organisation: Organisation,
    reporter: Person,
    fields: Mapping[str, str],
    now: datetime,
) -> Case:
    directory = {person.email: person for person in list_people(session, organisation.key)}
    is_anonymous = _is_anonymous(kind, fields)
    about = fields.get(kind.respondent_field or "", "")
    respondents = people_meant(about, reporter, directory)
    # That “my manager” is a certain person would tell whose complaint it is.
    kept = people_named(about, directory) if is_anonymous else respondents
    opened_at, opened_by = now.astimezone(timezone.utc), None if is_anonymous else reporter.email
    case = Case(
        reference=next_reference(session, kind.reference_prefix, now.astimezone(organisation.zone).year),
        kind=kind.kind,
        organisation=organisation.key,
        status=kind.first_status,
        opened_by=opened_by,
        handlers=routing.handlers(
            kind.kind,
            organisation,
            reporter,
            respondents,
            directory,
            addressee=fields.get(kind.addressee_field or ""),
            is_anonymous=is_anonymous,
        ),
        respondents=tuple(respondent.email for respondent in kept),
        opened_at=opened_at,
        due_at=acknowledge_by(now, kind.kind, organisation),
        fields=fields,
        history=(HistoryEntry(opened_at, kind.first_status, opened_by),),
    )
    return replace(case, handlers=handlers_at(case.status, case, directory))


def _store(session: Session, case: Case, submission_key: str, hashed_receipt: str | None) -> None:
    repository.add(session, case, submission_key)
    if hashed_receipt is not None:
        keep_receipt(session, hashed_receipt, case.reference)
    _record(session, case)
    for handler in case.handlers:
        tell(session, handler, case.reference, "opened_for_you", case.opened_at)


def _record(session: Session, case: Case) -> None:
    audit.record(
        session,
        at=case.opened_at,
        actor=case.opened_by,
        action="case.opened",
        subject=case.reference,
        details={"kind": case.kind, "organisation": case.organisation, "handlers": list(case.handlers)},
    )
