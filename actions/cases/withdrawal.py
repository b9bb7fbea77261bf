"""Withdrawing a case."""

from datetime import datetime

from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.case import Case
from actions.cases.messages import add_to_case
from actions.cases.visibility import visible_to
from actions.cases.workflow.machine import is_final
from actions.cases.workflow.moving import record_move
from actions.cases.workflow.table import OPENER, workflow_of
from actions.errors import AskFirstError
from actions.people.permissions import opened
from actions.people.person import Person

WITHDRAW, WITHDRAWN = "withdraw", "withdrawn"
WISH = "The person who reported this would like to withdraw it."


class WithdrawalError(AskFirstError):
    """The case cannot be withdrawn, or not by this person."""


def withdraw(session: Session, case: Case, by: Person | None, now: datetime) -> Case:
    """Withdraws a case and returns it as it then is; its status says what has happened.

    It is `withdrawn`, or else as before: its workflow leaves that to the handlers, and they find the wish among the
    case's messages. `by` is None for whoever holds the receipt of an anonymous case, which the caller has seen.
    Somebody who withdraws it at the same moment as another finds it withdrawn. Raises WithdrawalError where it
    is not the opener, or the case was settled or withdrawn when the caller read it, or is settled now.
    """
    if not opened(by, case):
        raise WithdrawalError(f"Only the person who opened {case.reference} can withdraw it.")
    repository.lock(session, case.reference)
    current = repository.with_reference(session, case.reference) or case
    if current.status == WITHDRAWN and case.status != WITHDRAWN:
        return visible_to(by, current)
    if is_final(current):
        raise WithdrawalError(f"{case.reference} is already {current.status.replace('_', ' ')}.")
    move = workflow_of(case.kind).move(WITHDRAW)
    if move is not None and OPENER in move.by:
        return visible_to(by, record_move(session, current, move, by, now, {}))
    # One key for every such wish, so that it is passed on once.
    add_to_case(session, current, by, WISH, now, submission_key="withdrawal")
    return visible_to(by, current)
