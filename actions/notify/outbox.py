"""The outbox: what people are to be told, written in the transaction that makes it so."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.notify.templates import template
from actions.store.tables import notifications
from actions.store.upsert import insert_into


def tell(
    session: Session, recipient: str | None, reference: str, what: str, now: datetime, *, occasion: str | None = None
) -> bool:
    """Notes that somebody is to be told something of a case, and returns whether that is new.

    `recipient` is an e-mail address, the name of a role, which stands for whoever has it at delivery, or None for
    the opener of an anonymous case, who is told nothing. `what` is a key of templates.yml. The same thing is told
    once on one `occasion`, such as a due date; without one each call is an occasion of its own. Nobody is told
    before `now`, which may lie ahead. Nobody is told of
    a case that they may not see at delivery. Raises UnknownTemplateError.
    """
    template(what)
    if recipient is None:
        return False
    note = insert_into(session, notifications).values(
        id=str(uuid4()),
        recipient=recipient,
        reference=reference,
        what=what,
        occasion=occasion or str(uuid4()),
        at=now,
        addressed=False,
    )
    noted = session.execute(note.on_conflict_do_nothing())
    return bool(noted.rowcount)


def was_told(session: Session, reference: str, what: str) -> bool:
    """Returns whether anybody has been told this of a case, or is to be."""
    noted = select(notifications.c.id).filter_by(reference=reference, what=what).limit(1)
    return session.execute(noted).first() is not None
