"""What goes wrong while a message is answered is said to the person, and logged without a word of theirs."""

import asyncio
import logging
from typing import Any

import pytest
from cryptography.fernet import Fernet, MultiFernet
from httpx2 import AsyncClient
from rasa.core.channels.channel import UserMessage
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from bot.channels.identity import Identity, Person
from bot.channels.rate_limit import RateLimit
from bot.channels.teams.connector import Connector
from bot.channels.teams.hearing import Hearing
from bot.channels.teams.incoming import Incoming
from bot.channels.teams.references import open_references
from bot.channels.teams.speech import Speech
from bot.channels.tokens import Signer
from bot.channels.turns import Turns
from tests.teams.chat import MERE, Chat
from tests.teams.double import Microsoft

SAID = "somebody told me about zebedee"


async def _answers_with_what_no_card_can_show(message: UserMessage) -> None:
    assert message.output_channel
    await message.output_channel.send_response(message.sender_id, {"buttons": [{"title": "It leads nowhere"}]})


async def _fails(message: UserMessage) -> None:
    raise ValueError(message.text)


def _hearing(answering: Any) -> Hearing:
    turns = Turns(Identity(Signer("a key that only these tests know, long")), answering)
    engine = create_engine("sqlite://", future=True, poolclass=StaticPool, connect_args={"check_same_thread": False})
    references = open_references(engine, MultiFernet([Fernet(Fernet.generate_key())]))
    assistant: Any = None  # Words that are typed need none.
    return Hearing(assistant, turns, RateLimit(600), references, Speech(Connector(AsyncClient())))


@pytest.mark.parametrize("answering", [_fails, _answers_with_what_no_card_can_show])
def test_whatever_fails_the_person_is_asked_to_try_again(
    microsoft: Microsoft, caplog: pytest.LogCaptureFixture, answering: Any
) -> None:
    chat = Chat("", microsoft, MERE)
    activity = Incoming.parse_obj(chat.activity(text=SAID))
    with caplog.at_level(logging.ERROR):
        asyncio.run(_hearing(answering).hear(activity, Person("", "education", MERE)))
    [shown] = chat.messages
    assert "Something went wrong on our side" in shown.text
    assert shown.activity["replyToId"] == activity.id
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "zebedee" not in caplog.records[0].getMessage()
