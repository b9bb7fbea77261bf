"""Writes down what the days have made of exemptions: that one is due for review, or has come to its end."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.register.register import whole_register
from actions.cases.register.standing import DUE_FOR_REVIEW, EXPIRED, status_on
from actions.cases.workflow.moving import record_move
from actions.cases.workflow.table import workflow_of
from actions.people.organisation import Organisation
from actions.store.database import transaction

MOVES = {DUE_FOR_REVIEW: "fall_due", EXPIRED: "expire"}


def end_exemptions(engine: Engine, organisations: Mapping[str, Organisation], now: datetime) -> Counter[str]:
    """Moves on each exemption that its dates have moved on; returns how many are now `due_for_review` or `expired`.

    Those concerned are told of an end, once.
    """
    counts: Counter[str] = Counter(dict.fromkeys(MOVES, 0))
    for organisation in organisations.values():
        with transaction(engine) as session:
            moved_on = [
                entry.reference
                for entry in whole_register(session, organisation, now)
                if entry.status != entry.exemption.status
            ]
        for reference in moved_on:
            with transaction(engine) as session:
                counts.update(_write_down(session, reference, organisation, now))
    return counts


def _write_down(session: Session, reference: str, organisation: Organisation, now: datetime) -> Counter[str]:
    repository.lock(session, reference)
    exemption = repository.with_reference(session, reference)
    if exemption is None:
        return Counter()
    status = status_on(now.astimezone(organisation.zone).date(), exemption, organisation)
    move = workflow_of(exemption.kind).move(MOVES.get(status, ""))
    # Another worker may have written it down, or somebody decided on it, before the lock was ours.
    if move is None or exemption.status == status:
        return Counter()
    record_move(session, exemption, move, None, now, {})
    return Counter({status: 1})
