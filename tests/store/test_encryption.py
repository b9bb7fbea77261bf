import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Column, Integer, MetaData, Table, insert, select, text
from sqlalchemy.engine import Engine

from actions.settings import settings
from actions.store.database import transaction
from actions.store.encryption import DecryptionError, EncryptedJSON, EncryptedText

diary = Table(
    "diary",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("entry", EncryptedText),
    Column("people", EncryptedJSON),
)
ENTRY = {"id": 1, "entry": "Hōhepa said it again", "people": ["Hōhepa", "Mere"]}


@pytest.fixture
def written(database: Engine) -> Engine:
    diary.metadata.create_all(database)
    with transaction(database) as session:
        session.execute(insert(diary).values(ENTRY))
    return database


def read(database: Engine) -> dict[str, object]:
    with transaction(database) as session:
        return dict(session.execute(select(diary)).mappings().one())


def use_keys(monkeypatch: pytest.MonkeyPatch, *keys: str) -> None:
    monkeypatch.setenv("ASKFIRST_ENCRYPTION_KEYS", ",".join(keys))
    settings.cache_clear()


def test_what_was_stored_is_read_back(written: Engine) -> None:
    assert read(written) == ENTRY


def test_the_database_holds_nothing_that_can_be_read(written: Engine) -> None:
    with transaction(written) as session:
        row = str(session.execute(text("SELECT entry, people FROM diary")).one())
    assert "said" not in row
    assert "Mere" not in row


def test_nothing_stays_nothing(written: Engine) -> None:
    with transaction(written) as session:
        session.execute(insert(diary).values(id=2, entry=None))
        assert session.execute(select(diary.c.entry).filter_by(id=2)).scalar_one() is None


def test_an_older_key_still_decrypts_after_a_new_one_is_put_first(
    written: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = settings().encryption_keys[0].get_secret_value()
    use_keys(monkeypatch, Fernet.generate_key().decode(), old)
    assert read(written) == ENTRY


def test_a_lost_key_is_said_plainly(written: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    use_keys(monkeypatch, Fernet.generate_key().decode())
    with pytest.raises(DecryptionError, match="None of ASKFIRST_ENCRYPTION_KEYS"):
        read(written)


def test_a_tampered_value_is_not_read(written: Engine) -> None:
    with transaction(written) as session:
        session.execute(text("UPDATE diary SET entry = 'gAAAA' || substr(entry, 7)"))
    with pytest.raises(DecryptionError):
        read(written)
