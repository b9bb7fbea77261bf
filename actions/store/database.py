"""Connects to the database and opens transactions, alike on SQLite and PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from actions.errors import AskFirstError

BUSY_TIMEOUT_MILLISECONDS = 10_000


class DatabaseError(AskFirstError):
    """The database cannot be used as it is."""


@cache
def engine_for(url: str) -> Engine:
    """Returns the engine of a database, one a process. Raises DatabaseError where the URL is none."""
    address = _address(url)
    # hide_parameters: an error message of the database must never carry what a person told us.
    engine = create_engine(address, future=True, hide_parameters=True, pool_pre_ping=True)
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine)
    return engine


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """Opens a session that commits at the end, or rolls back where an error leaves it."""
    with Session(engine, future=True) as session, session.begin():
        yield session


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError:
        raise DatabaseError("The database's URL must be one such as sqlite:///var/askfirst.db.") from None
    if address.get_backend_name() not in ("sqlite", "postgresql"):
        raise DatabaseError("The database must be SQLite (sqlite:///…) or PostgreSQL (postgresql://…).")
    return address


def _prepare_sqlite(engine: Engine) -> None:
    try:
        Path(engine.url.database or "").parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"The database's folder cannot be made: {error}") from error
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_immediate)


def _set_pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver's own, late BEGIN would make the one below impossible
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MILLISECONDS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_immediate(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once, without waiting, where another has
    # written meanwhile; taking the write lock at the start makes the second writer wait instead.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
