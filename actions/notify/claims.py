"""Claims deliveries, so that of several workers exactly one sends each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.engine import Engine, Row
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select

from actions.notify.concerned import concerned, matter
from actions.notify.delivery_state import DeliveryState
from actions.store.database import transaction
from actions.store.tables import deliveries, notifications


@dataclass(frozen=True)
class Claim:
    """A delivery that nobody else sends: of `what` about `reference` to `person`, for the `attempts`th time."""

    id: str
    person: str
    channel: str
    reference: str
    what: str
    attempts: int


def claims(engine: Engine, channel: str, now: datetime) -> Iterator[Claim]:
    """Yields the deliveries of a channel that are due, each claimed and committed as such before it is yielded.

    Whoever is no longer concerned is passed over.
    """
    while True:
        with transaction(engine) as session:
            row = session.execute(_next_due(channel, now)).first()
            if row is None:
                return
            claim = Claim(row.id, row.person, channel, row.reference, row.what, row.attempts + 1)
            state = DeliveryState.SENDING if _is_concerned(session, row) else DeliveryState.NOT_CONCERNED
            settle(session, claim, state, now)
        if state is DeliveryState.SENDING:
            yield claim


def settle(
    session: Session,
    claim: Claim,
    state: DeliveryState,
    now: datetime,
    *,
    next_attempt_at: datetime | None = None,
    fault: str | None = None,
) -> None:
    """Notes what has become of a delivery."""
    session.execute(
        update(deliveries)
        .filter_by(id=claim.id)
        .values(
            state=state.value,
            attempts=claim.attempts,
            changed_at=now,
            next_attempt_at=next_attempt_at,
            fault=fault and fault[: deliveries.c.fault.type.length],
        )
    )


def _next_due(channel: str, now: datetime) -> Select:
    due = (
        deliveries.c.channel == channel,
        deliveries.c.state == DeliveryState.WAITING.value,
        deliveries.c.next_attempt_at <= now,
    )
    return (
        select(deliveries, notifications.c.reference, notifications.c.what, notifications.c.recipient)
        .join(notifications)
        .where(*due)
        .order_by(deliveries.c.next_attempt_at, notifications.c.at)
        .limit(1)
        .with_for_update(skip_locked=True, of=deliveries)
    )


def _is_concerned(session: Session, row: Row) -> bool:
    people = concerned(session, row.recipient, matter(session, row.reference))
    return row.person in {person.email for person in people}
