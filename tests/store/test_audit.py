from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from actions.store import audit
from actions.store.database import transaction

NOW = datetime(2026, 2, 3, 9, tzinfo=timezone.utc)
DROP_TRIGGERS = {
    "sqlite": ["DROP TRIGGER audit_trail_refuses_update", "DROP TRIGGER audit_trail_refuses_delete"],
    "postgresql": ["DROP TRIGGER audit_trail_is_append_only ON audit_trail"],
}


def record(database: Engine, subject: str) -> None:
    with transaction(database) as session:
        audit.record(session, at=NOW, actor="mere", action="case.read", subject=subject, details={"a": 1})


def tamper(database: Engine, statement: str) -> None:
    """What somebody could do who owns the database."""
    with transaction(database) as session:
        for each in [*DROP_TRIGGERS[database.dialect.name], statement]:
            session.execute(text(each))


def verify(database: Engine) -> int:
    with transaction(database) as session:
        return audit.verify(session)


@pytest.fixture
def trail(database: Engine) -> Engine:
    for number in range(1, 5):
        record(database, f"INC-2026-000{number}")
    return database


def test_an_untouched_trail_is_unbroken(trail: Engine) -> None:
    assert verify(trail) == 4


def test_a_trail_without_rows_is_unbroken(database: Engine) -> None:
    assert verify(database) == 0


def test_nothing_is_recorded_of_a_change_that_was_rolled_back(trail: Engine) -> None:
    with pytest.raises(ZeroDivisionError), transaction(trail) as session:
        audit.record(session, at=NOW, actor=None, action="case.read", subject="X", details={})
        raise ZeroDivisionError
    assert verify(trail) == 4


@pytest.mark.parametrize(
    ("tampering", "broken_row"),
    [
        ("UPDATE audit_trail SET actor = 'somebody else' WHERE sequence = 2", 2),
        ("UPDATE audit_trail SET details = '{}' WHERE sequence = 3", 3),
        ("UPDATE audit_trail SET hash = previous_hash WHERE sequence = 1", 1),
        ("UPDATE audit_trail SET previous_hash = hash WHERE sequence = 4", 4),
        ("DELETE FROM audit_trail WHERE sequence = 2", 2),
        ("DELETE FROM audit_trail WHERE sequence = 4", 4),
        ("DELETE FROM audit_trail", 1),
    ],
)
def test_tampering_is_found_at_the_first_broken_row(trail: Engine, tampering: str, broken_row: int) -> None:
    tamper(trail, tampering)
    with pytest.raises(audit.BrokenTrailError) as caught:
        verify(trail)
    assert caught.value.sequence == broken_row


def test_writers_at_the_same_moment_leave_one_unbroken_chain(database: Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: record(database, str(number)), range(40)))
    assert verify(database) == 40
