"""Inserts that know what to do where the row is there already, on either database."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def insert_into(session: Session, table: Table) -> Any:
    """Returns an insert in the session's own dialect, which has ON CONFLICT."""
    return INSERT[session.get_bind().dialect.name](table)
