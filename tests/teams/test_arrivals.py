"""When the assistant is added to a chat, and taken from it."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from tests.teams.chat import Chat
from tests.teams.conftest import Installation
from tests.teams.double import BOT, eventually

ADDED = {"type": "conversationUpdate", "membersAdded": [{"id": BOT}, {"id": "29:somebody"}]}
REMOVED = {"type": "conversationUpdate", "membersRemoved": [{"id": BOT}]}
INSTALLED = {"type": "installationUpdate", "action": "add"}
UNINSTALLED = {"type": "installationUpdate", "action": "remove"}


@pytest.fixture
def newcomer(open_chat: Callable[..., Chat]) -> Chat:
    return open_chat(str(uuid4()))


@pytest.mark.parametrize("arrival", [ADDED, INSTALLED], ids=["as a member", "as an app"])
def test_the_assistant_greets_and_says_what_it_is_for(newcomer: Chat, arrival: dict[str, object]) -> None:
    newcomer.send(**arrival)
    assert "Kia ora" in newcomer.next_after(0).text


def test_it_greets_once_however_often_it_is_told(newcomer: Chat) -> None:
    newcomer.send(**INSTALLED)
    newcomer.send(**ADDED)
    newcomer.next_after(0)
    assert newcomer.hears_nothing_more()


def test_it_greets_again_where_it_was_removed_and_comes_back(newcomer: Chat) -> None:
    newcomer.send(**INSTALLED)
    newcomer.next_after(0)
    newcomer.send(**UNINSTALLED)
    newcomer.send(**INSTALLED)
    assert newcomer.next_after(1)


def test_it_says_nothing_when_others_come_and_go(newcomer: Chat) -> None:
    newcomer.send(type="conversationUpdate", membersAdded=[{"id": "29:somebody"}])
    newcomer.send(type="conversationUpdate", membersRemoved=[{"id": "29:somebody"}])
    newcomer.send(type="conversationUpdate", channelData={"tenant": {"id": newcomer.tenant}, "eventType": "renamed"})
    assert newcomer.hears_nothing_more()


def test_to_a_group_it_says_what_everybody_will_read(open_chat: Callable[..., Chat]) -> None:
    group = open_chat(kind="groupChat")
    group.send(**ADDED)
    assert "everybody can read" in group.next_after(0).text


def test_where_a_chat_is_stands_encrypted_in_the_database(installation: Installation, newcomer: Chat) -> None:
    newcomer.send(**INSTALLED)
    newcomer.next_after(0)
    engine = create_engine(installation.bot.environment["ASKFIRST_CONVERSATIONS_URL"])
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM teams_conversations")).fetchall()
    assert rows
    assert not [row for row in rows if newcomer.object_id in str(row) or newcomer.conversation in str(row)]


def test_a_removed_chat_is_forgotten(installation: Installation, newcomer: Chat) -> None:
    def known() -> int:
        engine = create_engine(installation.bot.environment["ASKFIRST_CONVERSATIONS_URL"])
        with engine.connect() as connection:
            return int(connection.execute(text("SELECT count(*) FROM teams_conversations")).scalar_one())

    newcomer.send(**INSTALLED)
    newcomer.next_after(0)
    before = known()
    newcomer.send(**UNINSTALLED)
    assert eventually(lambda: known() == before - 1)
