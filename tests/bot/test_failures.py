"""What happens when a part fails: people are told in plain words, and nothing they told us before is lost."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.running import AskFirst, Conversation


@pytest.fixture
def conversation(askfirst: AskFirst) -> Conversation:
    """A conversation in which a report has been begun."""
    conversation = askfirst.sign_in("service.desk@education.example")
    conversation.say("Kia ora")
    return conversation


class TestWithoutTheActionServer:
    @pytest.fixture(autouse=True)
    def stopped(self, askfirst: AskFirst, conversation: Conversation) -> Iterator[None]:
        askfirst.actions.stop()
        yield
        askfirst.actions.restart()

    def test_the_person_is_asked_to_try_again(self, conversation: Conversation) -> None:
        answer = conversation.post({"text": "Am I allowed to gamble at work?"})
        assert answer.status_code == 503
        assert "try again" in answer.json()["error"]

    def test_health_tells_why(self, askfirst: AskFirst) -> None:
        answer = requests.get(f"{askfirst.door}/health")
        assert (answer.status_code, answer.json()) == (503, {"error": "The action server does not answer."})

    def test_half_a_turn_is_never_kept(self, askfirst: AskFirst, conversation: Conversation) -> None:
        before = conversation.history()
        conversation.post({"text": "Am I allowed to gamble at work?"})
        assert len(conversation.history()) == len(before)

    def test_the_same_message_is_answered_once_it_is_back(
        self, askfirst: AskFirst, conversation: Conversation
    ) -> None:
        conversation.post({"text": "Am I allowed to gamble at work?"})
        askfirst.actions.restart()
        assert conversation.say("Am I allowed to gamble at work?")


class TestWithoutTheConversations:
    @pytest.fixture(autouse=True)
    def unreadable(self, askfirst: AskFirst, conversation: Conversation) -> Iterator[None]:
        database = Path(askfirst.conversations_url.removeprefix("sqlite:///"))
        aside = database.with_suffix(".aside")
        database.rename(aside)
        database.write_text("This is no database.")
        yield
        aside.replace(database)

    def test_the_person_is_asked_to_try_again(self, conversation: Conversation) -> None:
        answer = conversation.post({"text": "Kia ora"})
        assert answer.status_code == 503
        assert "try again" in answer.json()["error"]

    def test_a_reloaded_page_does_not_pretend_that_nothing_was_said(self, conversation: Conversation) -> None:
        answer = requests.get(f"{conversation.door}/history", headers=conversation.headers)
        assert answer.status_code == 503
        assert "try again" in answer.json()["error"]

    def test_health_tells_why(self, askfirst: AskFirst) -> None:
        answer = requests.get(f"{askfirst.door}/health")
        assert (answer.status_code, answer.json()) == (503, {"error": "The conversation store cannot be read."})


def test_a_restart_in_the_middle_of_a_report_loses_nothing(askfirst: AskFirst) -> None:
    conversation = askfirst.sign_in("ict.security@education.example")
    conversation.say("I want to report an offensive picture that Bob Smith emailed to me yesterday at 3pm")
    asked = conversation.card("question")
    before = conversation.history()
    askfirst.bot.restart()
    askfirst.actions.restart()
    assert conversation.history() == before or len(conversation.history()) == len(before)
    conversation.say("why do you need that?")
    assert conversation.card("question") == asked


def test_what_people_say_is_never_logged(askfirst: AskFirst, conversation: Conversation) -> None:
    conversation.say("My colleague Xanthippe Quagmire showed me something")
    conversation.post({"text": "/inappropriate_material{\"sender\": \"Xanthippe Quagmire\"}"})
    assert "Xanthippe" not in askfirst.logs


def test_nothing_that_people_say_can_be_read_on_the_disk(askfirst: AskFirst, conversation: Conversation) -> None:
    conversation.say("My colleague Xanthippe Quagmire showed me something")
    stored = b"".join(path.read_bytes() for path in askfirst.folder.iterdir() if os.path.isfile(path))
    assert b"Xanthippe" not in stored
    assert b"inappropriate_material" not in stored.replace(b"actions", b"")


def test_a_typed_command_sets_neither_intent_nor_slot(askfirst: AskFirst, conversation: Conversation) -> None:
    conversation.say('/inappropriate_material{"inappropriate_material__sender": "Xanthippe"}')
    assert not any(reply["custom"].get("type") == "question" for reply in conversation.replies) or (
        "Xanthippe" not in str(conversation.replies)
    )
