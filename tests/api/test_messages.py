import pytest

from tests.api.served import Api
from tests.cases.desk import Desk


@pytest.fixture
def messages(desk: Desk) -> str:
    return f"/cases/{desk.open().reference}/messages"


def test_the_opener_adds_and_the_handler_replies(api: Api, messages: str) -> None:
    added = api.post(messages, words=" It came twice. ", submission_key="m-1")
    replied = api.post(messages, "manager", words="Please keep it.", submission_key="m-1")
    assert (added.status_code, replied.status_code) == (201, 201)
    read = [api.get(messages, who).json()["messages"] for who in ("staff", "manager")]
    assert read[0] == read[1]
    assert [(each["author"], each["from_handler"], each["words"]) for each in read[0]] == [
        ("staff@education.example", False, "It came twice."),
        ("manager@education.example", True, "Please keep it."),
    ]


def test_a_message_sent_twice_is_written_once(api: Api, messages: str) -> None:
    first = api.post(messages, words="It came twice.", submission_key="m-1")
    again = api.post(messages, words="It came twice, I said.", submission_key="m-1")
    assert (again.status_code, again.json()) == (200, first.json())
    assert len(api.get(messages).json()["messages"]) == 1


@pytest.mark.parametrize("words", ["", " ", "w" * 4001, None], ids=["none", "blank", "too many", "null"])
def test_a_message_has_words_and_not_too_many(api: Api, messages: str, words: str | None) -> None:
    assert api.post(messages, words=words, submission_key="m-1").status_code == 400
    assert api.get(messages).json() == {"messages": []}


def test_a_stranger_writes_nothing(api: Api, messages: str) -> None:
    assert api.post(messages, "colleague", words="Me too.", submission_key="m-1").status_code == 404
