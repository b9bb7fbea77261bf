from datetime import timedelta

import pytest
import requests

from bot.channels.identity import Identity, Person
from bot.channels.tokens import Signer
from tests.running import MESSAGES_PER_MINUTE, SIGNING_KEY, AskFirst, Conversation

STAFF = "staff@education.example"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@pytest.fixture
def conversation(askfirst: AskFirst) -> Conversation:
    return askfirst.sign_in(STAFF)


def _token(lifetime: timedelta, key: str = SIGNING_KEY) -> str:
    return Identity(Signer(key)).token(Person(STAFF, "education"), lifetime)


class TestHealth:
    def test_says_ok_when_messages_can_be_answered(self, askfirst: AskFirst) -> None:
        answer = requests.get(f"{askfirst.door}/health")
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


class TestSigningIn:
    def test_the_page_learns_that_people_choose_a_name(self, askfirst: AskFirst) -> None:
        assert requests.get(f"{askfirst.door}/configuration").json()["signIn"] == "demo"

    def test_everybody_of_the_demonstration_can_be_chosen(self, askfirst: AskFirst) -> None:
        organisations = requests.get(f"{askfirst.door}/demo-people").json()["organisations"]
        emails = [person["email"] for organisation in organisations for person in organisation["people"]]
        assert len(emails) == 18
        assert {"staff@education.example", "ciso@justice.example"} <= set(emails)

    def test_a_stranger_is_not_known(self, askfirst: AskFirst) -> None:
        answer = requests.post(f"{askfirst.door}/sign-in", json={"person": "stranger@education.example"})
        assert answer.status_code == 404
        assert "no such person" in answer.json()["error"]

    @pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"staff"', b"{}", b'{"person": 1}', b"\xff", b"[" * 60000])
    def test_a_malformed_request_is_refused(self, askfirst: AskFirst, body: bytes) -> None:
        answer = requests.post(f"{askfirst.door}/sign-in", data=body)
        assert answer.status_code == 400
        assert answer.json()["error"]


class TestWhoIsSpeaking:
    @pytest.mark.parametrize(
        "header",
        [
            {},
            {"Authorization": "Bearer"},
            {"Authorization": "Bearer nonsense"},
            {"Authorization": b"Bearer \xff.\xff.\xff"},
            {"Authorization": f"Bearer {_token(timedelta(seconds=-1))}"},
            {"Authorization": f"Bearer {_token(timedelta(hours=1), 'a key that somebody else thought of')}"},
        ],
        ids=["no token", "empty token", "no JWT", "no text", "expired token", "forged token"],
    )
    @pytest.mark.parametrize(("method", "path"), [("POST", "messages"), ("GET", "history")])
    def test_nobody_speaks_without_a_valid_token(
        self, askfirst: AskFirst, method: str, path: str, header: dict[str, str | bytes]
    ) -> None:
        answer = requests.request(method, f"{askfirst.door}/{path}", json={"text": "Kia ora"}, headers=header)
        assert (answer.status_code, answer.json()) == (401, {"error": "Please sign in first."})

    def test_what_a_client_says_about_itself_changes_nothing(self, conversation: Conversation) -> None:
        claims = {"sender": "ciso@education.example", "metadata": {"attestation": "forged"}, "role": "admin"}
        assert conversation.post({"text": "Kia ora", **claims}).status_code == 200
        assert conversation.history()[-2]["text"] == "Kia ora"

    def test_two_people_do_not_see_each_other_s_conversations(self, askfirst: AskFirst) -> None:
        mine, theirs = (askfirst.sign_in(f"colleague@{o}.example") for o in ("education", "justice"))
        mine.say("Kia ora, this is only mine")
        assert "only mine" not in str(theirs.history())


class TestMessages:
    def test_are_answered_with_text_buttons_and_card(self, conversation: Conversation) -> None:
        (reply, *_) = conversation.say("Kia ora")
        assert set(reply) == {"text", "buttons", "custom"}
        assert reply["text"]

    @pytest.mark.parametrize(
        "body",
        [None, [], "hello", {}, {"text": None}, {"text": 1}, {"text": ["a"]}, {"text": "a", "choice": "b"}],
    )
    def test_that_are_malformed_are_refused(self, conversation: Conversation, body: object) -> None:
        answer = conversation.post(body)
        assert answer.status_code == 400
        assert answer.json()["error"]

    @pytest.mark.parametrize("text", ["", " \n ", "\u200b\u00a0", "\x00\x07", "/", "\ud800"])
    def test_without_words_are_refused(self, conversation: Conversation, text: str) -> None:
        answer = conversation.post({"text": text})
        assert (answer.status_code, answer.json()["error"][:20]) == (400, "The message is empty")

    @pytest.mark.parametrize(
        "text", ["👍", "👩‍💻🎉", "¿Qué?", "他妈的", "\u202eesrever", "a\x00b", "'; DROP TABLE events; --"]
    )
    def test_of_any_script_are_answered(self, conversation: Conversation, text: str) -> None:
        assert conversation.say(text)

    def test_of_4_000_characters_are_answered(self, conversation: Conversation) -> None:
        assert conversation.say("Am I allowed to gamble? 🎲 " * 153 + "x" * 22)

    @pytest.mark.parametrize("length", [4_001, 70_000, 1_000_000])
    def test_that_are_longer_are_refused(self, conversation: Conversation, length: int) -> None:
        answer = conversation.post({"text": "x" * length})
        assert answer.status_code == 413
        assert "4,000 characters" in answer.json()["error"]

    def test_are_limited_in_number(self, askfirst: AskFirst) -> None:
        eager = askfirst.sign_in("contractor@justice.example")
        statuses = [eager.post({}).status_code for _ in range(MESSAGES_PER_MINUTE + 100)]
        assert statuses[0] == 400
        assert statuses[-1] == 429

    def test_of_one_eager_person_do_not_keep_others_waiting(self, conversation: Conversation) -> None:
        assert conversation.say("Kia ora")


class TestChoices:
    @pytest.fixture
    def offered(self, conversation: Conversation) -> str:
        conversation.say("stop")
        conversation.say("Yesterday a stranger sent me a rude cartoon of a politician")
        return conversation.buttons[0]["choice"]

    def test_can_be_pressed_by_whom_they_were_offered_to(self, conversation: Conversation, offered: str) -> None:
        assert conversation.post({"choice": offered}).status_code == 200

    def test_cannot_be_pressed_by_anybody_else(self, askfirst: AskFirst, offered: str) -> None:
        answer = askfirst.sign_in("manager@education.example").post({"choice": offered})
        assert answer.status_code == 400

    @pytest.mark.parametrize("choice", ["", "/restart", "a.b.c", "\ud800", "ā.ē.ī", None, 1])
    def test_cannot_be_made_up(self, conversation: Conversation, choice: object) -> None:
        answer = conversation.post({"choice": choice})
        assert answer.status_code == 400
        assert answer.json()["error"]


class TestHistory:
    def test_shows_what_was_said_and_answered(self, askfirst: AskFirst) -> None:
        conversation = askfirst.sign_in("group.manager@education.example")
        conversation.say("Kia ora")
        first, second, *_ = conversation.history()
        assert (first["from"], first["text"]) == ("person", "Kia ora")
        assert second["from"] == "assistant"

    def test_shows_a_pressed_button_by_its_title(self, askfirst: AskFirst) -> None:
        conversation = askfirst.sign_in("group.manager@justice.example")
        conversation.say("Yesterday a stranger sent me a rude cartoon of a politician")
        title = conversation.buttons[0]["title"]
        conversation.press(title)
        assert [message["text"] for message in conversation.history() if message["from"] == "person"][-1] == title

    def test_of_a_person_who_said_nothing_is_empty(self, askfirst: AskFirst) -> None:
        assert askfirst.sign_in("people@justice.example").history() == []


class TestOtherAddresses:
    @pytest.mark.parametrize(
        ("method", "path"),
        [
            ("GET", "/model"),
            ("GET", "/version"),
            ("GET", "/conversations/x/tracker"),
            ("POST", "/webhooks/rest/webhook"),
            ("GET", "/webhooks/web/../settings.py"),
            ("GET", "/webhooks/web/%2e%2e/web.py"),
        ],
    )
    def test_have_nothing(self, askfirst: AskFirst, method: str, path: str) -> None:
        address = askfirst.door.removesuffix("/webhooks/web") + path
        answer = requests.request(method, address)
        assert (answer.status_code, answer.json()) == (404, {"error": "There is nothing at this address."})

    def test_take_no_other_methods(self, askfirst: AskFirst) -> None:
        answer = requests.delete(f"{askfirst.door}/messages")
        assert answer.status_code == 405
        assert answer.json()["error"]

    @pytest.mark.parametrize("path", ["/", "/chat.js", "/health", "/nothing", "/demo-people"])
    def test_carry_security_headers_on_every_answer(self, askfirst: AskFirst, path: str) -> None:
        headers = requests.get(askfirst.door + path).headers
        assert HEADERS.items() <= dict(headers).items()
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
