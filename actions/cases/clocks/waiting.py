"""Cases that nobody has acknowledged yet."""

from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from actions.cases.kinds import kind_named, told_kinds
from actions.store.tables import cases


def waiting(session: Session, organisation: str, due_by: datetime) -> list[str]:
    """Returns the references of an organisation's cases not acknowledged that are due by then, the earliest first."""
    first_statuses = [(name, kind_named(name).first_status) for name in told_kinds()]
    is_new = or_(*(and_(cases.c.kind == kind, cases.c.status == status) for kind, status in first_statuses))
    due = select(cases.c.reference).where(cases.c.organisation == organisation, is_new, cases.c.due_at <= due_by)
    return list(session.execute(due.order_by(cases.c.due_at, cases.c.reference)).scalars())
