from datetime import datetime, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, inspect, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from actions.cases.receipts import keep_receipt, receipt_hash
from actions.cases.repository import with_reference
from actions.notify.outbox import tell, was_told
from actions.store import audit
from actions.store.database import DatabaseError, engine_for, transaction
from actions.store.migration import downgrade, upgrade
from actions.store.tables import case_history, case_messages, cases, metadata


def test_the_newest_migration_leaves_the_tables_of_the_code(database: Engine) -> None:
    with database.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_going_down_and_up_again_leaves_a_database_that_works(database: Engine) -> None:
    downgrade(database, "base")
    assert inspect(database).get_table_names() == ["alembic_version"]
    upgrade(database)
    with transaction(database) as session:
        assert audit.verify(session) == 0


CASE: dict[str, object] = {
    "reference": "INC-2026-0001",
    "kind": "inappropriate_material",
    "organisation": "education",
    "status": "reported",
    "opened_by": None,
    "opened_at": datetime(2026, 2, 4, tzinfo=timezone.utc),
    "due_at": datetime(2026, 2, 6, tzinfo=timezone.utc),
    "fields": {"material_type": "email"},
    "confidential_fields": {"description": "an offensive cartoon"},
    "respondents": [],
    "submission_key": "key-1",
}

# What there was of a case in every revision.
KEPT = select(*(cases.c[name] for name in CASE))

MESSAGE = {
    "reference": "INC-2026-0001",
    "sequence": 1,
    "at": datetime(2026, 2, 5, tzinfo=timezone.utc),
    "from_handler": True,
    "words": "Please keep it.",
    "submission_key": "m-1",
}


def test_cases_opened_before_there_were_messages_and_receipts_stay_as_they_are(
    database_url: str, installation: None
) -> None:
    engine = engine_for(database_url)
    upgrade(engine, "0002")
    with transaction(engine) as session:
        session.execute(insert(cases).values(CASE))
    upgrade(engine)
    with transaction(engine) as session:
        assert dict(session.execute(KEPT).mappings().one()) == CASE
        assert receipt_hash(session, "seven words")
    engine.dispose()


def test_going_down_takes_messages_and_receipts_away_and_nothing_else(database: Engine) -> None:
    with transaction(database) as session:
        session.execute(insert(cases).values(CASE))
        keep_receipt(session, receipt_hash(session, "seven words"), "INC-2026-0001")
        session.execute(insert(case_messages).values(MESSAGE))
    downgrade(database, "0002")
    assert {"case_messages", "receipts", "receipt_pepper"}.isdisjoint(inspect(database).get_table_names())
    with transaction(database) as session:
        assert dict(session.execute(KEPT).mappings().one()) == CASE


ENTRY = {"reference": "INC-2026-0001", "sequence": 1, "at": CASE["opened_at"], "status": "reported", "actor": None}


def test_cases_opened_before_there_were_moves_are_at_their_first_version(database_url: str, installation: None) -> None:
    engine = engine_for(database_url)
    upgrade(engine, "0003")
    with transaction(engine) as session:
        session.execute(insert(cases).values(CASE))
        session.execute(insert(case_history).values(ENTRY))
    upgrade(engine)
    with transaction(engine) as session:
        case = with_reference(session, "INC-2026-0001")
    engine.dispose()
    assert case is not None
    assert (case.version, case.arose_from) == (1, None)
    assert [(entry.status, entry.move, entry.told) for entry in case.history] == [("reported", None, {})]


def test_going_down_takes_what_was_told_with_moves_away_and_leaves_the_history(database: Engine) -> None:
    moved = {**ENTRY, "sequence": 2, "status": "acknowledged", "move": "acknowledge", "told": {"words": "Thank you."}}
    with transaction(database) as session:
        session.execute(insert(cases).values({**CASE, "version": 2}))
        session.execute(insert(case_history).values({**ENTRY, "told": {}}))
        session.execute(insert(case_history).values(moved))
    downgrade(database, "0003")
    assert "case_origins" not in inspect(database).get_table_names()
    with transaction(database) as session:
        assert dict(session.execute(KEPT).mappings().one()) == CASE
        history = session.execute(text("SELECT * FROM case_history ORDER BY sequence")).mappings().all()
    assert [row["status"] for row in history] == ["reported", "acknowledged"]
    assert {"move", "told"}.isdisjoint(history[0])


def test_going_down_takes_what_was_to_be_told_away_and_nothing_else(database: Engine) -> None:
    with transaction(database) as session:
        session.execute(insert(cases).values(CASE))
        tell(session, "people_team", "INC-2026-0001", "opened_for_you", datetime(2026, 2, 4, tzinfo=timezone.utc))
    downgrade(database, "0004")
    assert {"notifications", "deliveries"}.isdisjoint(inspect(database).get_table_names())
    with transaction(database) as session:
        assert dict(session.execute(KEPT).mappings().one()) == CASE
    upgrade(database)
    with transaction(database) as session:
        assert not was_told(session, "INC-2026-0001", "opened_for_you")


def test_upgrading_twice_changes_nothing(database: Engine) -> None:
    upgrade(database)


def test_an_unknown_revision_is_named(database: Engine) -> None:
    with pytest.raises(DatabaseError, match="revision 9999"):
        upgrade(database, "9999")


@pytest.mark.parametrize("change", ["UPDATE audit_trail SET action = 'x'", "DELETE FROM audit_trail"])
def test_the_database_itself_refuses_to_change_the_audit_trail(database: Engine, change: str) -> None:
    with transaction(database) as session:
        now = datetime.now(timezone.utc)
        audit.record(session, at=now, actor=None, action="case.opened", subject="INC-2026-0001", details={})
    with pytest.raises(DBAPIError, match="append-only"), transaction(database) as session:
        session.execute(text(change))
