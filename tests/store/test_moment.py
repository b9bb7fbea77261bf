from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, MetaData, Table, insert, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import StatementError

from actions.store.database import transaction
from actions.store.moment import Moment

clock = Table("clock", MetaData(), Column("at", Moment))


@pytest.fixture
def clocked(database: Engine) -> Engine:
    clock.metadata.create_all(database)
    return database


def test_a_moment_comes_back_in_utc_wherever_it_was_told(clocked: Engine) -> None:
    in_wellington = datetime(2026, 2, 3, 9, 30, tzinfo=timezone(timedelta(hours=13)))
    with transaction(clocked) as session:
        session.execute(insert(clock).values(at=in_wellington))
    with transaction(clocked) as session:
        at = session.execute(select(clock.c.at)).scalar_one()
    assert at.isoformat() == "2026-02-02T20:30:00+00:00"


def test_a_moment_without_time_zone_is_refused(clocked: Engine) -> None:
    with pytest.raises(StatementError, match="needs its time zone"), transaction(clocked) as session:
        session.execute(insert(clock).values(at=datetime(2026, 2, 3)))
