import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from actions.store.database import DatabaseError, engine_for, transaction
from actions.store.tables import case_handlers, reference_series

SERIES = {"prefix": "INC", "year": 2026, "last_number": 7}


def test_a_transaction_commits_at_its_end(database: Engine) -> None:
    with transaction(database) as session:
        session.execute(insert(reference_series).values(SERIES))
    with transaction(database) as session:
        assert session.execute(select(reference_series.c.last_number)).scalar_one() == 7


def test_an_error_rolls_the_whole_transaction_back(database: Engine) -> None:
    with pytest.raises(ZeroDivisionError), transaction(database) as session:
        session.execute(insert(reference_series).values(SERIES))
        raise ZeroDivisionError
    with transaction(database) as session:
        assert session.execute(select(reference_series)).all() == []


def test_foreign_keys_are_enforced(database: Engine) -> None:
    with pytest.raises(IntegrityError), transaction(database) as session:
        session.execute(insert(case_handlers).values(reference="INC-2026-0001", handler="people_team"))


def test_a_database_error_hides_the_parameters_of_its_statement(database: Engine) -> None:
    with pytest.raises(IntegrityError) as caught, transaction(database) as session:
        session.execute(insert(reference_series).values({**SERIES, "last_number": None, "prefix": "ABC"}))
    assert "parameters hidden" in str(caught.value)


def test_sqlite_writes_ahead_so_that_readers_do_not_wait(sqlite_url: str) -> None:
    with engine_for(sqlite_url).connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("my database", "such as sqlite"),
        ("mysql://localhost/askfirst", "must be SQLite"),
        ("sqlite:////dev/null/folder/askfirst.db", "folder cannot be made"),
    ],
)
def test_what_cannot_be_the_database_is_refused(url: str, fault: str) -> None:
    with pytest.raises(DatabaseError, match=fault):
        engine_for(url)
