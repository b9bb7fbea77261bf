"""What a person has yet to be told in the chat."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.notify.concerned import matter
from actions.notify.delivery_state import DeliveryState
from actions.notify.teams import TEAMS
from actions.notify.templates import template
from actions.people.permissions import handler_names, may_see
from actions.people.person import Person
from actions.store.tables import deliveries, notifications
from actions.store.upsert import insert_into

CHAT = "chat"
# What arrived in a chat of Teams was told in the chat.
CHATS = (CHAT, TEAMS)


@dataclass(frozen=True)
class Notification:
    """Something that a person is told: `text` in plain words on the case `reference`, noted `at` a moment in UTC."""

    id: str
    reference: str
    what: str
    text: str
    at: datetime


def unread_for(session: Session, person: Person, now: datetime) -> tuple[Notification, ...]:
    """Returns what this person was not told in the chat yet and may know by now, oldest first."""
    arrived = (deliveries.c.channel.in_(CHATS), deliveries.c.state == DeliveryState.SENT.value)
    read = select(deliveries.c.notification).where(deliveries.c.person == person.email, *arrived)
    theirs = notifications.c.recipient.in_(handler_names(person))
    unread = select(notifications).where(theirs, notifications.c.id.not_in(read), notifications.c.at <= now)
    rows = session.execute(unread.order_by(notifications.c.at)).all()
    return tuple(
        Notification(row.id, row.reference, row.what, template(row.what).text.format(reference=row.reference), row.at)
        for row in rows
        if may_see(person, matter(session, row.reference))
    )


def mark_read(session: Session, person: Person, read: Iterable[Notification], now: datetime) -> None:
    """Notes that this person was told these in the chat; a second time changes nothing."""
    for notification in read:
        told = insert_into(session, deliveries).values(
            id=str(uuid4()),
            notification=notification.id,
            person=person.email,
            channel=CHAT,
            state=DeliveryState.SENT.value,
            attempts=1,
            changed_at=now,
        )
        session.execute(told.on_conflict_do_nothing())
