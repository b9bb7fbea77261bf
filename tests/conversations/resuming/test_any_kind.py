"""Whatever kind of matter is told: it waits, through a restart, a night's sleep and a database that is away."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import create_engine, text

from tests.conversations.staff import Staff
from tests.conversations.teller import Matter
from tests.running import AskFirst

DAY = timedelta(days=1)


@contextmanager
def database_away(askfirst: AskFirst) -> Iterator[None]:
    path = Path(askfirst.actions.environment["ASKFIRST_DATABASE_URL"].removeprefix("sqlite:///"))
    aside = path.with_suffix(".aside")
    path.rename(aside)
    path.write_text("This is no database.")
    yield
    aside.replace(path)


def let_a_day_pass(askfirst: AskFirst) -> None:
    """Make everything that was said so far a day older than it is."""
    cipher = Fernet(askfirst.bot.environment["ASKFIRST_ENCRYPTION_KEYS"])
    with create_engine(askfirst.conversations_url, future=True).begin() as conversations:
        for row in conversations.execute(text("SELECT id, timestamp, data FROM events")).all():
            owner, event = json.loads(cipher.decrypt(row.data.encode()))
            older = {**event, "timestamp": event["timestamp"] - DAY.total_seconds()}
            sealed = cipher.encrypt(json.dumps([owner, older]).encode()).decode()
            conversations.execute(
                text("UPDATE events SET timestamp = :timestamp, data = :data WHERE id = :id"),
                {"timestamp": row.timestamp - DAY.total_seconds(), "data": sealed, "id": row.id},
            )


def test_after_a_day_away_the_person_is_welcomed_back(askfirst: AskFirst, teller: Staff, matter: Matter) -> None:
    matter.come_to(teller, matter.several_at)
    let_a_day_pass(askfirst)
    assert "Welcome back" in teller.tell("right, where were we?")
    assert teller.asked == matter.several_at
    assert matter.held_by(matter.finish(teller)) == matter.fields


def test_what_was_saved_for_later_waits(teller: Staff, matter: Matter) -> None:
    matter.come_to(teller, matter.several_at)
    assert "kept your answers" in teller.tell("gotta dash, can I finish the rest tomorrow?")
    teller.tell("back again, let's carry on")
    assert teller.asked == matter.several_at
    assert matter.held_by(matter.finish(teller)) == matter.fields


@pytest.mark.parametrize("matter", ["harassment_complaint"], indirect=True)
def test_a_restart_of_both_servers_loses_nothing(askfirst: AskFirst, teller: Staff, matter: Matter) -> None:
    matter.come_to(teller, matter.several_at)
    askfirst.bot.restart()
    askfirst.actions.restart()
    assert matter.held_by(matter.finish(teller)) == matter.fields


def test_a_yes_while_the_database_is_away_is_said_again(askfirst: AskFirst, teller: Staff, matter: Matter) -> None:
    matter.come_to(teller, "summary")
    with database_away(askfirst):
        assert teller.conversation.post({"text": "yes"}).status_code == 503
    teller.tell("try again")
    assert matter.held_by(teller.case) == matter.fields
