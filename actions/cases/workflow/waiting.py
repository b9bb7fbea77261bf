"""What waits for somebody: the cases that they handle, and their own in which something is asked of them."""

from collections.abc import Iterable
from datetime import datetime

from actions.cases.case import Case
from actions.cases.kinds import kind_named
from actions.cases.withdrawal import WITHDRAW
from actions.cases.workflow.machine import is_at_rest
from actions.cases.workflow.permission import moves_open_to
from actions.cases.workflow.table import OPENER, Move
from actions.people.permissions import handles
from actions.people.person import Person


def worklist(cases: Iterable[Case], person: Person, now: datetime) -> tuple[Case, ...]:
    """Returns the cases that wait for a person, overdue first, then by when they are due, then the longest unmoved."""
    waiting = [case for case in cases if is_waiting_for(person, case)]
    return tuple(sorted(waiting, key=lambda case: _urgency(case, person, now)))


def is_waiting_for(person: Person, case: Case) -> bool:
    """Returns whether the person handles a case that is not at rest, or can lead it on other than by withdrawing it."""
    return not is_at_rest(case) and (handles(person, case) or bool(awaited_moves(person, case)))


def awaited_moves(person: Person, case: Case) -> tuple[Move, ...]:
    """Returns the moves for which a case waits for a person: those that lead it on, but for withdrawing it."""
    return tuple(move for move in moves_open_to(person, case) if _leads_on(move))


def is_due(case: Case) -> bool:
    """Returns whether a case has still to be acknowledged by the day that was set for it."""
    kind = kind_named(case.kind)
    return kind.told and case.status == kind.first_status


def is_overdue(case: Case, now: datetime) -> bool:
    """Returns whether a case was to be acknowledged before now."""
    return is_due(case) and case.due_at < now


def _leads_on(move: Move) -> bool:
    return move.to is not None and not (move.name == WITHDRAW and OPENER in move.by)


def _urgency(case: Case, person: Person, now: datetime) -> tuple[bool, bool, bool, datetime, str]:
    moved_at = case.due_at if is_due(case) else case.history[-1].at
    is_idle = not awaited_moves(person, case)
    return not is_overdue(case, now), is_idle, not is_due(case), moved_at, case.reference
