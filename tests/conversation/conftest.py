from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversation.ranger import employ_a_ranger, forget
from tests.workplace import Workplace


@pytest.fixture(scope="session")
def fitted_answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the fitted answers are kept from one test to the next."""
    return tmp_path_factory.mktemp("answers")


@pytest.fixture
def department(
    workplace: Workplace,
    installation: None,
    sqlite_url: str,
    fitted_answers: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """What the action server runs on for the Department of Parks, with a ranger in its directory."""
    (workplace.folder / "models" / "answers").symlink_to(fitted_answers)
    monkeypatch.setenv("ASKFIRST_DATABASE_URL", sqlite_url)
    employ_a_ranger(workplace)
    yield
    forget()
