"""Gives each notification a delivery for every person and channel that it is to reach."""

from collections.abc import Collection
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from actions.notify.concerned import concerned, matter
from actions.notify.delivery_state import DeliveryState
from actions.store.tables import deliveries, notifications
from actions.store.upsert import insert_into

# Whoever addresses at the same moment takes others.
NEW = select(notifications).filter_by(addressed=False).with_for_update(skip_locked=True)


def address_new(session: Session, channels: Collection[str], now: datetime) -> None:
    """Addresses every notification due and not yet addressed; one that no channel carries is never sent later."""
    for row in session.execute(NEW.where(notifications.c.at <= now)).all():
        for person in concerned(session, row.recipient, matter(session, row.reference)):
            for channel in channels:
                _add(session, row, person.email, channel, now)
        session.execute(update(notifications).where(notifications.c.id == row.id).values(addressed=True))


def _add(session: Session, notification: Row, person: str, channel: str, now: datetime) -> None:
    delivery = insert_into(session, deliveries).values(
        id=str(uuid4()),
        notification=notification.id,
        person=person,
        channel=channel,
        state=DeliveryState.WAITING.value,
        attempts=0,
        changed_at=now,
        next_attempt_at=now,
    )
    session.execute(delivery.on_conflict_do_nothing())
