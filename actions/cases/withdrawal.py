"""Withdrawing a case."""

from dataclasses import replace
from datetime import datetime, timezone

from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.case import Case, HistoryEntry
from actions.cases.kinds import kind_named
from actions.cases.messages import add_to_case
from actions.errors import AskFirstError
from actions.people.permissions import opened
from actions.people.person import Person
from actions.store import audit

WITHDRAWN = "withdrawn"
WISH = "The person who reported this would like to withdraw it."


class WithdrawalError(AskFirstError):
    """The case cannot be withdrawn, or not by this person."""


def withdraw(session: Session, case: Case, by: Person | None, now: datetime) -> Case:
    """Withdraws a case and returns it as it then is; its status says what has happened.

    It is `withdrawn`, or else as before: the kind leaves that to the handlers, and they find the wish among the
    case's messages. `by` is None for whoever holds the receipt of an anonymous case, which the caller has seen.
    Somebody who withdraws it at the same moment as another finds it withdrawn. Raises WithdrawalError where it
    is not the opener, or the case was settled or withdrawn when the caller read it, or is settled now.
    """
    if not opened(by, case):
        raise WithdrawalError(f"Only the person who opened {case.reference} can withdraw it.")
    kind = kind_named(case.kind)
    repository.lock(session, case.reference)
    current = repository.with_reference(session, case.reference) or case
    if current.status == WITHDRAWN and case.status != WITHDRAWN:
        return current
    if current.status in (WITHDRAWN, *kind.settled_in):
        raise WithdrawalError(f"{case.reference} is already {current.status.replace('_', ' ')}.")
    if kind.withdrawable:
        return _withdrawn(session, current, now)
    # One key for every such wish, so that it is passed on once.
    add_to_case(session, current, by, WISH, now, submission_key="withdrawal")
    return current


def _withdrawn(session: Session, case: Case, now: datetime) -> Case:
    entry = HistoryEntry(now.astimezone(timezone.utc), WITHDRAWN, case.opened_by)
    repository.move(session, case, entry)
    details = {"from": case.status}
    audit.record(
        session, at=entry.at, actor=entry.actor, action="case.withdrawn", subject=case.reference, details=details
    )
    return replace(case, status=WITHDRAWN, history=(*case.history, entry))
