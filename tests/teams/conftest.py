"""AskFirst with Microsoft's services beside it, as an organisation that uses Teams runs it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from tests.running import AskFirst, Server, free_ports
from tests.teams.chat import MERE, Chat
from tests.teams.double import ALSO_EDUCATION, APP_ID, APP_SECRET, EDUCATION, JUSTICE, Microsoft


@dataclass(frozen=True)
class Installation:
    """A bot in Teams, the services that it talks to, and where it takes calls."""

    bot: Server
    microsoft: Microsoft
    door: str

    def chat(self, object_id: str = MERE, **fields: str) -> Chat:
        """Return a new chat of somebody with the assistant."""
        return Chat(self.door, self.microsoft, object_id, **fields)


@pytest.fixture(scope="package")
def microsoft() -> Iterator[Microsoft]:
    services = Microsoft()
    yield services
    services.stop()


@pytest.fixture(scope="package")
def installation(askfirst: AskFirst, microsoft: Microsoft) -> Iterator[Installation]:
    (port,) = free_ports(1)
    url = f"http://127.0.0.1:{port}/webhooks"
    settings = {
        "ASKFIRST_DEMO_MODE": "false",
        "ASKFIRST_BOT_PORT": str(port),
        "ASKFIRST_TEAMS_APP_ID": APP_ID,
        "ASKFIRST_TEAMS_APP_SECRET": APP_SECRET,
        "ASKFIRST_TEAMS_TENANTS": f"{EDUCATION}=education,{JUSTICE}=justice,{ALSO_EDUCATION}=education",
        "ASKFIRST_TEAMS_SERVICE_HOSTS": "127.0.0.1",
        "ASKFIRST_TEAMS_METADATA_URL": microsoft.metadata_url,
        "ASKFIRST_TEAMS_LOGIN_URL": microsoft.url,
    }
    bot: Server = replace(
        askfirst.bot, environment=askfirst.bot.environment | settings, health=f"{url}/web/health", process=None
    )
    bot.start()
    try:
        bot.wait_until_well()
        yield Installation(bot, microsoft, f"{url}/teams")
    finally:
        bot.stop()


@pytest.fixture(autouse=True)
def no_failure_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A failure that one test asked for never meets the next."""
    yield
    if "microsoft" in request.fixturenames:
        request.getfixturevalue("microsoft").failures.clear()


@pytest.fixture
def chat(installation: Installation) -> Chat:
    """A new chat of a member of staff, whose conversation may go on from an earlier one."""
    return installation.chat()


@pytest.fixture
def open_chat(installation: Installation) -> Callable[..., Chat]:
    """Open a new chat of somebody."""
    return installation.chat
