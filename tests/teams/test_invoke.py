"""Where Teams waits for an answer."""

from typing import Any
from uuid import uuid4

import pytest

from tests.teams.chat import Chat

NEWSLETTER = "can I sign up to a newsletter with my work email"


def _invoke(chat: Chat, value: Any, name: str = "adaptiveCard/action") -> Any:
    return chat.post(chat.activity(type="invoke", name=name, value=value))


def _pressing(chat: Chat) -> dict[str, Any]:
    data = chat.messages[-1].buttons[0]["data"]
    return {"action": {"type": "Action.Execute", "verb": "choose", "data": data}, "trigger": "manual"}


def test_the_button_of_a_card_is_answered_at_once_and_its_answer_follows(chat: Chat) -> None:
    before = len(chat.messages)
    chat.say(NEWSLETTER)
    answer = _invoke(chat, _pressing(chat))
    assert answer.status_code == 200
    assert answer.json()["statusCode"] == 200
    assert answer.json()["type"] == "application/vnd.microsoft.activity.message"
    assert answer.json()["value"]
    assert chat.next_after(before + 1)


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        [],
        "x",
        {"action": None},
        {"action": {"data": None}},
        {"action": {"data": {}}},
        {"action": {"data": {"choice": "forged"}}},
        {"action": []},
        {"action": [1]},
        {"action": "x"},
        {"action": {"data": "x"}},
    ],
)
def test_a_button_that_was_not_offered_is_declined_in_plain_words(chat: Chat, value: Any) -> None:
    answer = _invoke(chat, value)
    assert answer.status_code == 200
    assert answer.json()["statusCode"] == 400
    assert answer.json()["type"] == "application/vnd.microsoft.error"
    assert answer.json()["value"]["message"]
    assert chat.hears_nothing_more()


@pytest.mark.parametrize("name", ["composeExtension/query", "task/fetch", "signin/verifyState", "", "new"])
def test_what_the_assistant_does_not_do_is_said_with_a_body(chat: Chat, name: str) -> None:
    answer = _invoke(chat, {"commandId": str(uuid4())}, name)
    assert answer.status_code == 501
    assert answer.json()["value"]["message"]


def test_nothing_of_the_kind_comes_in_without_proof(chat: Chat) -> None:
    activity = chat.activity(type="invoke", name="adaptiveCard/action", value={})
    assert chat.post(activity, "forged").status_code == 401
