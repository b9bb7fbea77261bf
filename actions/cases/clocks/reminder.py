"""Reminds handlers of cases that are due soon."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.clocks.waiting import waiting
from actions.notify.outbox import tell
from actions.people.organisation import Organisation
from actions.store.database import transaction


def remind_before_due(engine: Engine, organisations: Mapping[str, Organisation], now: datetime) -> Counter[str]:
    """Tells handlers, once a due date, of what they have not acknowledged yet; returns how many were `reminded`."""
    reminded = 0
    for organisation in organisations.values():
        due_by = now + timedelta(hours=organisation.remind_hours_before_due)
        with transaction(engine) as session:
            for reference in waiting(session, organisation.key, due_by):
                reminded += _remind(session, reference, now)
    return Counter(reminded=reminded)


def _remind(session: Session, reference: str, now: datetime) -> int:
    case = repository.with_reference(session, reference)
    if case is None or case.due_at <= now:
        return 0
    occasion = case.due_at.isoformat()
    return sum(tell(session, handler, reference, "due_soon", now, occasion=occasion) for handler in case.handlers)
