from collections.abc import Iterator

import pytest
from freezegun import freeze_time

from actions.conversation import services
from actions.settings import settings
from actions.store.migration import upgrade
from tests.conversation.clock import NOW


@pytest.fixture(autouse=True)
def friday_afternoon() -> Iterator[None]:
    """Days to come are told, and must still be to come."""
    with freeze_time(NOW):
        yield


@pytest.fixture(autouse=True)
def directory(installation: None, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory without people: nobody is heard as a colleague."""
    monkeypatch.setenv("ASKFIRST_DATABASE_URL", sqlite_url)
    settings.cache_clear()
    upgrade(services.database())
