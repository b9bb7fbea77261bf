"""What every command does with the database."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from actions.commands.plain_errors import plain_errors
from actions.settings import settings
from actions.store.database import engine_for, transaction


@contextmanager
def command_session() -> Iterator[Session]:
    """Opens a transaction on the configured database; what goes wrong ends the program in plain words."""
    with plain_errors(), transaction(engine_for(settings().database_url)) as session:
        yield session


def operator() -> str:
    """Returns the name under which the audit trail knows whoever runs the command line."""
    return f"operator:{getpass.getuser()}"
