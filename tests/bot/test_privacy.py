"""What people say stays between them and the assistant."""

import pytest

from tests.running import AskFirst, Conversation

NAME = "Xanthippe Quagmire"


@pytest.fixture
def conversation(askfirst: AskFirst) -> Conversation:
    """A conversation in which a report has been begun."""
    conversation = askfirst.sign_in("ciso@education.example")
    conversation.say("stop")
    conversation.say("I was sent something inappropriate")
    conversation.say(f"It was an email from {NAME}")
    return conversation


def test_it_is_never_logged(askfirst: AskFirst, conversation: Conversation) -> None:
    conversation.post({"text": f"/inappropriate_material{{{NAME}"})
    assert NAME not in askfirst.logs


def test_it_cannot_be_read_on_the_disk(askfirst: AskFirst, conversation: Conversation) -> None:
    stored = b"".join(path.read_bytes() for path in askfirst.folder.glob("*.db*"))
    assert NAME.encode() not in stored
    assert b"inappropriate_material_form" not in stored


def test_it_is_forgotten_once_the_report_is_stopped(conversation: Conversation) -> None:
    assert NAME in str(conversation.history())
    conversation.say("stop")
    assert NAME not in str(conversation.history())


@pytest.mark.parametrize("command", ["/restart", "/session_start", "/back", "\u00a0\u200b/restart", '/stop{"a": "b"}'])
def test_no_typed_command_takes_a_report_away(conversation: Conversation, command: str) -> None:
    conversation.say(command)
    assert conversation.card("question")
    assert NAME in str(conversation.history())
