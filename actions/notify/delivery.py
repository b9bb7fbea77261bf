"""Delivers the outbox: at most once to each person on each channel, however many workers run."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from actions.notify.addressing import address_new
from actions.notify.channel import Channel, Message, NoAddressError, NotSentError, UncertainError, UnreachableError
from actions.notify.claims import Claim, claims, settle
from actions.notify.delivery_state import DeliveryState
from actions.notify.letter import letter
from actions.notify.templates import template
from actions.store import audit
from actions.store.database import transaction
from actions.store.tables import deliveries, notifications

# How long after each failure it is tried again; after one more it is given up.
RETRY_AFTER = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
# A worker that has said nothing for so long has died, and nobody knows whether before or after it sent.
LONGEST_SENDING = timedelta(hours=1)
OUTCOMES = (DeliveryState.SENT, DeliveryState.WAITING, DeliveryState.UNCERTAIN, DeliveryState.GIVEN_UP)


def deliver(engine: Engine, channels: Collection[Channel], now: datetime, address: str | None = None) -> Counter[str]:
    """Delivers all that is due over each channel, and returns how many deliveries came into which state.

    `address` is where people open the chat. A channel that cannot be reached is left for the next run.
    """
    with transaction(engine) as session:
        address_new(session, [channel.name for channel in channels], now)
        counts = Counter({state.value: 0 for state in OUTCOMES})
        counts[DeliveryState.UNCERTAIN.value] += _note_abandoned(session, now)
    for channel in channels:
        for claim in claims(engine, channel.name, now):
            state, is_reachable = _attempt(engine, channel, claim, now, address)
            counts[state.value] += 1
            if not is_reachable:
                break
    return counts


def _attempt(
    engine: Engine, channel: Channel, claim: Claim, now: datetime, address: str | None
) -> tuple[DeliveryState, bool]:
    """Returns the state that the delivery is in after this attempt, and whether the channel can be reached."""
    try:
        channel.send(_message(claim, now, address))
    except NoAddressError:
        return _settled(engine, claim, DeliveryState.NO_ADDRESS, now), True
    except NotSentError as fault:
        state = _put_off(engine, claim, now, str(fault))
        return state, not isinstance(fault, UnreachableError)
    except UncertainError as fault:
        with transaction(engine) as session:
            _end(session, claim, DeliveryState.UNCERTAIN, now, str(fault))
        return DeliveryState.UNCERTAIN, False
    return _settled(engine, claim, DeliveryState.SENT, now), True


def _settled(engine: Engine, claim: Claim, state: DeliveryState, now: datetime) -> DeliveryState:
    with transaction(engine) as session:
        settle(session, claim, state, now)
    return state


def _message(claim: Claim, now: datetime, address: str | None) -> Message:
    told, text = template(claim.what), letter(claim.what, claim.reference, address)
    line = told.text.format(reference=claim.reference)
    return Message(claim.id, claim.person, told.subject, text, now, claim.reference, line)


def _put_off(engine: Engine, claim: Claim, now: datetime, fault: str) -> DeliveryState:
    with transaction(engine) as session:
        if claim.attempts > len(RETRY_AFTER):
            _end(session, claim, DeliveryState.GIVEN_UP, now, fault)
            return DeliveryState.GIVEN_UP
        again_at = now + RETRY_AFTER[claim.attempts - 1]
        settle(session, claim, DeliveryState.WAITING, now, next_attempt_at=again_at, fault=fault)
        return DeliveryState.WAITING


def _end(session: Session, claim: Claim, state: DeliveryState, now: datetime, fault: str) -> None:
    settle(session, claim, state, now, fault=fault)
    details = {"what": claim.what, "to": claim.person, "channel": claim.channel, "attempts": claim.attempts}
    action = f"notification.{state.value}"
    audit.record(session, at=now, actor=None, action=action, subject=claim.reference, details=details)


def _note_abandoned(session: Session, now: datetime) -> int:
    abandoned = (
        select(deliveries, notifications.c.reference, notifications.c.what)
        .join(notifications)
        .where(deliveries.c.state == DeliveryState.SENDING.value, deliveries.c.changed_at <= now - LONGEST_SENDING)
        .with_for_update(skip_locked=True, of=deliveries)
    )
    rows = session.execute(abandoned).all()
    for row in rows:
        claim = Claim(row.id, row.person, row.channel, row.reference, row.what, row.attempts)
        _end(session, claim, DeliveryState.UNCERTAIN, now, "Whoever was sending it did not come back.")
    return len(rows)
