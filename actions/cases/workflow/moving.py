"""Makes a move in a case."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.case import Case
from actions.cases.register.entering import enter
from actions.cases.register.standing import as_it_stands
from actions.cases.service import open_case
from actions.cases.visibility import could_look_at, may_look_at, visible_to
from actions.cases.workflow.machine import legal_moves
from actions.cases.workflow.permission import may_make, moves_open_to
from actions.cases.workflow.progress import after_move
from actions.cases.workflow.table import Move, workflow_of
from actions.cases.workflow.telling import validate_told
from actions.errors import AskFirstError
from actions.notify.outbox import tell
from actions.people.directory import find, list_people
from actions.people.organisation import Organisation, load_organisation
from actions.people.person import Person
from actions.settings import corpus_folder
from actions.store import audit


class MoveError(AskFirstError):
    """The move cannot be made, or not by this person."""


class UnseenCaseError(MoveError):
    """There is no such case that this person may see, whether or not there is one."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"There is no case {reference} that you may see.")


class ImpossibleMoveError(MoveError):
    """The move cannot be made as the case stands."""


class ChangedMeanwhileError(MoveError):
    """Somebody else has changed the case since it was read."""


def make_move(
    session: Session,
    case_reference: str,
    move: str,
    by: Person | None,
    now: datetime,
    told: Mapping[str, str],
    expected_version: int,
) -> Case:
    """Makes a move in a case and returns the case as this person may then see it.

    `told` holds the move's needs by name; `expected_version` is that of the case as the person saw it; `by` is None
    for whoever holds the receipt of an anonymous case, which the caller has seen. Raises UnseenCaseError where the case
    is not theirs to see, MoveError where the move is not theirs, ImpossibleMoveError where it is not possible now,
    ChangedMeanwhileError where another was faster, and FieldsError where what was told is not what the move needs.
    """
    case = as_it_stands(_locked(session, case_reference, by, expected_version), now)
    return visible_to(by, record_move(session, case, _permitted(case, move, by), by, now, told))


def record_move(
    session: Session, case: Case, move: Move, by: Person | None, now: datetime, told: Mapping[str, str]
) -> Case:
    """Makes a permitted move in a locked case, with all that follows from it, and returns the case.

    Raises FieldsError where what was told is not what the move needs.
    """
    organisation = load_organisation(corpus_folder() / case.organisation)
    longest = organisation.exemptions.longest_exemption_in_days
    checked = validate_told(move, told, case, now.astimezone(organisation.zone).date(), longest)
    if move.opens and by:
        _open(session, case, move.opens, organisation, by, now, checked)
        checked = {}
    directory = {person.email: person for person in list_people(session, case.organisation)}
    after = after_move(case, move, by, now, checked, directory)
    repository.move(session, after)
    _record(session, case, after, move)
    _tell(session, case, after, move, by)
    if move.enters:
        enter(session, move.enters, after, by=by, now=now, organisation=organisation, directory=directory)
    return after


def _locked(session: Session, reference: str, by: Person | None, version: int) -> Case:
    repository.lock(session, reference.strip().upper())
    case = repository.with_reference(session, reference)
    if case is None or not (may_look_at(by, case) or could_look_at(by, case, version)):
        raise UnseenCaseError(reference)
    if case.version != version:
        raise ChangedMeanwhileError(
            f"{case.reference} has been changed by {_last_actor(session, case)} in the meantime."
        )
    return case


def _permitted(case: Case, name: str, by: Person | None) -> Move:
    """Returns the move of this name. Raises MoveError naming those that are possible."""
    move = workflow_of(case.kind).move(name)
    label = workflow_of(case.kind).states[case.status].label
    if move is None or move not in legal_moves(case):
        possible = _names(legal_moves(case))
        raise ImpossibleMoveError(f"{case.reference} is {label}: {name} is not possible now, only {possible}.")
    if not may_make(by, case, move):
        raise MoveError(f"{name} is not yours to do in {case.reference}, only {_names(moves_open_to(by, case))}.")
    return move


def _names(moves: Sequence[Move]) -> str:
    return ", ".join(move.name for move in moves) or "nothing"


def _last_actor(session: Session, case: Case) -> str:
    actor = case.history[-1].actor
    person = find(session, actor) if actor else None
    return person.name if person else "somebody else"


def _open(
    session: Session,
    case: Case,
    kind: str,
    organisation: Organisation,
    by: Person,
    now: datetime,
    fields: Mapping[str, str],
) -> None:
    opened = open_case(
        session,
        kind=kind,
        organisation=organisation,
        opened_by=by,
        fields=fields,
        submission_key=f"{case.reference}/{case.version}",
        now=now,
    )
    repository.note_origin(session, opened.reference, case.reference)


def _record(session: Session, before: Case, after: Case, move: Move) -> None:
    entry = after.history[-1]
    handed = {"handlers": list(after.handlers)} if after.handlers != before.handlers else {}
    audit.record(
        session,
        at=entry.at,
        actor=entry.actor,
        action=f"case.{move.to or move.name}",
        subject=after.reference,
        details={"move": move.name, "from": before.status, **handed},
    )


def _tell(session: Session, before: Case, after: Case, move: Move, by: Person | None) -> None:
    """Tell those whom the move's table names, and whoever has the case from now on, but not who made it."""
    told = [(after.opened_by, move.tells.get("opener"))]
    told += [(handler, move.tells.get("handlers")) for handler in after.handlers if handler in before.handlers]
    told += [(handler, "handed_to_you") for handler in after.handlers if handler not in before.handlers]
    for recipient, what in told:
        if what and recipient != (by.email if by else None):
            tell(session, recipient, after.reference, what, after.history[-1].at)
