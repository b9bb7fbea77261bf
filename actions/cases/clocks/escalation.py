"""Takes overdue cases one up."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timezone

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.case import Case, HistoryEntry
from actions.cases.clocks.waiting import waiting
from actions.cases.routing import one_up
from actions.notify.outbox import tell, was_told
from actions.people.directory import list_people
from actions.people.organisation import Organisation
from actions.store import audit
from actions.store.database import transaction

OVERDUE = "overdue"


def escalate_overdue(engine: Engine, organisations: Mapping[str, Organisation], now: datetime) -> Counter[str]:
    """Takes each case that is overdue one up, once, and returns how many were `overdue` and how many `escalated`."""
    counts: Counter[str] = Counter(overdue=0, escalated=0)
    for key in organisations:
        with transaction(engine) as session:
            references = waiting(session, key, now)
        for reference in references:
            with transaction(engine) as session:
                counts.update(_escalate(session, key, reference, now))
    return counts


def _escalate(session: Session, organisation: str, reference: str, now: datetime) -> Counter[str]:
    repository.lock(session, reference)
    # Somebody may have acknowledged it, or another worker escalated it, before the lock was ours.
    if reference not in waiting(session, organisation, now) or was_told(session, reference, OVERDUE):
        return Counter()
    case = repository.with_reference(session, reference)
    if case is None:
        return Counter()
    added = one_up(case, {person.email: person for person in list_people(session, organisation)})
    repository.move(session, _escalated(case, added, now))
    _tell(session, case, added, now)
    details = {"escalated_to": list(added)}
    audit.record(session, at=now, actor=None, action="case.overdue", subject=reference, details=details)
    return Counter(overdue=1, escalated=int(bool(added)))


def _escalated(case: Case, added: tuple[str, ...], now: datetime) -> Case:
    """Returns the case with further handlers, in the status that it has; nobody's move is behind it."""
    entry = HistoryEntry(now.astimezone(timezone.utc), case.status, None, OVERDUE)
    handlers, history = (*case.handlers, *added), (*case.history, entry)
    return replace(case, handlers=handlers, history=history, version=case.version + 1)


def _tell(session: Session, case: Case, added: tuple[str, ...], now: datetime) -> None:
    for handler in added:
        tell(session, handler, case.reference, "escalated_to_you", now)
    for handler in case.handlers:
        tell(session, handler, case.reference, OVERDUE, now)
