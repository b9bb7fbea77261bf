"""What has become of what people were to be told, for whoever runs the installation."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.notify.delivery_state import DeliveryState
from actions.store.tables import deliveries, notifications


@dataclass(frozen=True)
class Delivery:
    """How one person was reached on one channel; moments are in UTC, `fault` says why the last attempt failed."""

    reference: str
    what: str
    person: str
    channel: str
    state: str
    attempts: int
    changed_at: datetime
    next_attempt_at: datetime | None
    fault: str | None


def deliveries_in(session: Session, states: Collection[DeliveryState]) -> list[Delivery]:
    """Returns the deliveries in these states, the latest change first."""
    kept = select(notifications.c.reference, notifications.c.what, deliveries).join(notifications)
    wanted = kept.where(deliveries.c.state.in_([state.value for state in states]))
    rows = session.execute(wanted.order_by(deliveries.c.changed_at.desc(), notifications.c.reference)).mappings()
    names = Delivery.__dataclass_fields__
    return [Delivery(**{name: row[name] for name in names}) for row in rows]
