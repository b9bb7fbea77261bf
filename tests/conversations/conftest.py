from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.engine import Engine

from actions.settings import settings
from actions.store.database import engine_for
from tests.conversations.records import Records
from tests.conversations.staff import Staff
from tests.conversations.teller import MATTERS, Matter
from tests.running import AskFirst


@pytest.fixture
def database(askfirst: AskFirst, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The database of the running action server, with the keys that open it."""
    for name, value in askfirst.actions.environment.items():
        if name.startswith("ASKFIRST_"):
            monkeypatch.setenv(name, value)
    settings.cache_clear()
    yield engine_for(settings().database_url)
    settings.cache_clear()


@pytest.fixture
def sign_in(askfirst: AskFirst, database: Engine) -> Callable[[str], Staff]:
    """Sign somebody in by e-mail address."""
    return lambda email: Staff(email, askfirst.sign_in(email), database)


@pytest.fixture
def records(database: Engine) -> Records:
    """The cases in that database."""
    return Records(database)


@pytest.fixture(params=MATTERS.values(), ids=lambda matter: matter.kind)
def matter(request: pytest.FixtureRequest) -> Matter:
    """A matter of each kind in turn."""
    asked: Matter | str = request.param
    return MATTERS[asked] if isinstance(asked, str) else asked


@pytest.fixture
def teller(sign_in: Callable[[str], Staff], matter: Matter) -> Staff:
    """The person who has it to tell."""
    return sign_in(matter.person)
