"""The audit trail: append-only, each row sealed with the hash of the row before it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from actions.errors import AskFirstError
from actions.store.tables import audit_head, audit_trail

BEFORE_THE_FIRST = "0" * 64


class BrokenTrailError(AskFirstError):
    """The trail is not as it was written; `sequence` is the first row of which that is true."""

    def __init__(self, sequence: int, reason: str) -> None:
        super().__init__(f"Row {sequence} of the audit trail {reason}.")
        self.sequence = sequence


def record(
    session: Session,
    *,
    at: datetime,
    actor: str | None,
    action: str,
    subject: str,
    details: Mapping[str, Any],
) -> None:
    """Appends what happened, in the transaction that makes it happen.

    `actor` is absent where the person is anonymous; `subject` is what was acted on, a case's reference or a
    person's e-mail address. `details` must hold no narrative: the trail is kept when narratives are deleted.
    """
    head = session.execute(select(audit_head).with_for_update()).one()
    row = {
        "sequence": head.sequence + 1,
        "at": at.astimezone(timezone.utc),
        "actor": actor,
        "action": action,
        "subject": subject,
        "details": _canonical(details),
        "previous_hash": head.hash,
    }
    row["hash"] = _seal(row)
    session.execute(insert(audit_trail).values(row))
    session.execute(update(audit_head).values(sequence=row["sequence"], hash=row["hash"]))


def verify(session: Session) -> int:
    """Returns how many rows the unbroken trail has. Raises BrokenTrailError naming the first broken row."""
    # Holding the head keeps writers out while the rows are read.
    head = session.execute(select(audit_head).with_for_update()).one()
    sequence, previous_hash = 0, BEFORE_THE_FIRST
    for row in session.execute(select(audit_trail).order_by(audit_trail.c.sequence)).mappings():
        sequence += 1
        _check(row, sequence, previous_hash)
        previous_hash = row["hash"]
    if (sequence, previous_hash) != (head.sequence, head.hash):
        raise BrokenTrailError(sequence + 1, "is missing: the trail was cut short")
    return sequence


def _check(row: Mapping[str, Any], sequence: int, previous_hash: str) -> None:
    if row["sequence"] != sequence:
        raise BrokenTrailError(sequence, "is missing")
    if row["previous_hash"] != previous_hash:
        raise BrokenTrailError(sequence, "does not follow from the row before it")
    if row["hash"] != _seal(row):
        raise BrokenTrailError(sequence, "was changed after it was written")


def _seal(row: Mapping[str, Any]) -> str:
    content = {name: value for name, value in row.items() if name != "hash"}
    return hashlib.sha256(_canonical({**content, "at": row["at"].isoformat()}).encode()).hexdigest()


def _canonical(value: Mapping[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
