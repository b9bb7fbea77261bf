"""What is waiting for somebody: the cases that they handle, and their own in which something is asked of them."""

from collections.abc import Iterable
from datetime import datetime

from actions.cases.case import Case
from actions.cases.kinds import kind_named
from actions.cases.workflow.machine import is_at_rest
from actions.conversation.handling.deeds import waiting_deeds
from actions.people.permissions import handles
from actions.people.person import Person


def worklist(cases: Iterable[Case], person: Person, now: datetime) -> tuple[Case, ...]:
    """Return the cases that wait for a person, overdue first, then by when they are due, then the longest unmoved."""
    concerned = [case for case in cases if not is_at_rest(case) and _concerns(person, case)]
    return tuple(sorted(concerned, key=lambda case: _urgency(case, person, now)))


def is_due(case: Case) -> bool:
    """Return whether a case has still to be acknowledged by the day that was set for it."""
    kind = kind_named(case.kind)
    return kind.told and case.status == kind.first_status


def is_overdue(case: Case, now: datetime) -> bool:
    """Return whether a case was to be acknowledged before now."""
    return is_due(case) and case.due_at < now


def _concerns(person: Person, case: Case) -> bool:
    return handles(person, case) or bool(waiting_deeds(person, case))


def _urgency(case: Case, person: Person, now: datetime) -> tuple[bool, bool, bool, datetime, str]:
    moved_at = case.due_at if is_due(case) else case.history[-1].at
    is_idle = not waiting_deeds(person, case)
    return not is_overdue(case, now), is_idle, not is_due(case), moved_at, case.reference
