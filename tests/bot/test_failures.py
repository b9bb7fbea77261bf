"""What happens when a part fails: people are told in plain words, and nothing they told us before is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.running import AskFirst, Conversation


@pytest.fixture
def conversation(askfirst: AskFirst) -> Conversation:
    """A conversation that is under way."""
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

    def test_the_same_message_is_answered_once_it_is_back(self, askfirst: AskFirst, conversation: Conversation) -> None:
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
        assert (answer.status_code, answer.json()) == (
            503,
            {"error": "The conversation store cannot be read."},
        )


def test_a_restart_in_the_middle_of_a_report_loses_nothing(askfirst: AskFirst) -> None:
    conversation = askfirst.sign_in("ict.security@education.example")
    conversation.say("I was sent something inappropriate")
    asked, before = conversation.card("question"), _words(conversation)
    askfirst.bot.restart()
    askfirst.actions.restart()
    assert _words(conversation) == before
    conversation.say("why do you need that?")
    assert conversation.card("question") == asked


def _words(conversation: Conversation) -> list[tuple[str, str]]:
    return [(message["from"], message["text"]) for message in conversation.history()]
