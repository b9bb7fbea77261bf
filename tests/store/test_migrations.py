from datetime import datetime, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from actions.store import audit
from actions.store.database import DatabaseError, transaction
from actions.store.migration import downgrade, upgrade
from actions.store.tables import metadata


def test_the_newest_migration_leaves_the_tables_of_the_code(database: Engine) -> None:
    with database.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_going_down_and_up_again_leaves_a_database_that_works(database: Engine) -> None:
    downgrade(database, "base")
    assert inspect(database).get_table_names() == ["alembic_version"]
    upgrade(database)
    with transaction(database) as session:
        assert audit.verify(session) == 0


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
