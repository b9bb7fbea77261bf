"""Brings a database to a version of the schema."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy.engine import Engine

from actions.store.database import DatabaseError


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Brings the database up to a revision, the newest unless told. Raises DatabaseError for one unknown."""
    _migrate(engine, command.upgrade, revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Takes the database down to a revision, or "base" for none. Raises DatabaseError for one unknown."""
    _migrate(engine, command.downgrade, revision)


def _migrate(engine: Engine, step: Callable[[Config, str], None], revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        try:
            step(config, revision)
        except CommandError as error:
            raise DatabaseError(f"The database cannot be brought to revision {revision}: {error}") from error
