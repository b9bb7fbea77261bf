"""Talking with the assistant in Teams: what is asked, answered, pressed, and what is sent that is no message."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import requests

from tests.running import DIRECTORIES, run_command
from tests.teams.chat import HINEMOA, MERE, RAWIRI, TAVITA, Chat, tell_the_rest
from tests.teams.conftest import Installation
from tests.teams.double import APP_ID, EDUCATION, JUSTICE, eventually

GAMBLING = "Am I allowed to gamble at work?"
ASKED_BEFORE = "1700000000000"
NEWSLETTER = "can I sign up to a newsletter with my work email"
LOST_PHONE = "left my work phone in a taxi yesterday at 4pm, it had nothing important on it"


class TestAQuestion:
    def test_is_answered_with_a_card_that_shows_the_verdict(self, chat: Chat) -> None:
        shown = chat.say(GAMBLING)
        [attachment] = shown.activity["attachments"]
        assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
        assert "✕ Not allowed" in shown.text

    def test_is_answered_where_it_was_asked_and_as_an_answer_to_it(self, chat: Chat) -> None:
        asked = chat.activity(text=GAMBLING)
        chat.post(asked)
        shown = chat.next_after(0)
        assert shown.activity["replyToId"] == asked["id"]
        assert shown.activity["from"]["id"] == asked["recipient"]["id"]

    def test_is_taken_at_once_and_answered_afterwards(self, chat: Chat) -> None:
        before = time.monotonic()
        chat.send(text=GAMBLING)
        assert time.monotonic() - before < 1
        assert chat.next_after(0)

    def test_shows_that_an_answer_is_being_found(self, chat: Chat) -> None:
        chat.say(GAMBLING)
        kinds = [each.activity["type"] for each in chat.microsoft.shown if each.conversation == chat.conversation]
        assert kinds.count("message") == 1
        assert set(kinds) <= {"typing", "message"}

    def test_that_touches_much_is_still_answered_in_one_message(self, chat: Chat) -> None:
        chat.say("Kia ora")
        before = len(chat.messages)
        chat.say("Something dodgy happened, what does the policy say about reporting a lost phone?")
        assert chat.hears_nothing_more()
        assert len(chat.messages) == before + 2

    def test_with_the_slash_of_a_command_stays_a_question(self, chat: Chat) -> None:
        assert "✕ Not allowed" in chat.say(f"/{GAMBLING}").text

    def test_too_long_to_be_read_is_answered_in_plain_words(self, chat: Chat) -> None:
        assert "too long" in chat.say("a" * 4001).text

    def test_without_words_is_answered_in_plain_words(self, chat: Chat) -> None:
        assert "Please type something" in chat.say("   ").text


class TestAButton:
    def test_is_pressed_and_answered(self, chat: Chat) -> None:
        asked = chat.say(NEWSLETTER)
        assert asked.buttons
        title = asked.buttons[0]["data"]["title"]
        assert chat.press(title).text

    def test_leaves_a_card_that_shows_what_was_chosen_and_nothing_to_press(self, chat: Chat) -> None:
        asked = chat.say(NEWSLETTER)
        title = asked.buttons[0]["data"]["title"]
        chat.press(title)
        [change] = eventually(lambda: chat.changes)
        assert change.activity_id == asked.activity_id
        assert f"✓ {title}" in change.text
        assert not change.buttons
        assert asked.text.strip().splitlines()[0] in change.text

    def test_that_was_tampered_with_does_nothing(self, chat: Chat) -> None:
        chat.say(NEWSLETTER)
        pressing = chat.pressing(chat.messages[-1].buttons[0]["data"]["title"])
        forged = {**pressing["value"], "choice": pressing["value"]["choice"][:-4] + "AAAA"}
        before = len(chat.messages)
        chat.send(value=forged, replyToId=pressing["replyToId"])
        assert "can no longer be used" in chat.next_after(before).text
        assert not chat.changes

    def test_of_somebody_elses_conversation_does_nothing(self, chat: Chat, open_chat: Callable[..., Chat]) -> None:
        chat.say(NEWSLETTER)
        other = open_chat(RAWIRI)
        other.send(**chat.pressing(chat.messages[-1].buttons[0]["data"]["title"]))
        assert "can no longer be used" in other.next_after(0).text

    @pytest.mark.parametrize("value", [{}, {"choice": None}, {"choice": 1}, {"choice": ["x"]}, {"other": "card"}])
    def test_of_an_unknown_card_is_declined_in_plain_words(self, chat: Chat, value: object) -> None:
        chat.send(value=value)
        assert chat.next_after(0).activity["text"]

    @pytest.mark.parametrize("value", [{}, [], "x", {"other": "card"}, {"action": {"data": {}}}])
    def test_that_was_not_pressed_does_not_keep_words_from_being_answered(self, chat: Chat, value: object) -> None:
        assert "✕ Not allowed" in chat.say(GAMBLING, value=value).text

    def test_counts_more_than_the_words_that_come_with_it(self, chat: Chat) -> None:
        asked = chat.say(NEWSLETTER)
        title = asked.buttons[0]["data"]["title"]
        chat.press(title, text=GAMBLING)
        assert eventually(lambda: [each for each in chat.changes if f"✓ {title}" in each.text])

    def test_that_agreed_to_something_agrees_to_nothing_else_later(self, open_chat: Callable[..., Chat]) -> None:
        chat = open_chat(TAVITA)
        chat.say("stop")
        chat.say(LOST_PHONE)
        assert "SEC-" in tell_the_rest(chat).text
        summary = next(each for each in reversed(chat.messages) if "Please check this" in each.text)
        assert "I have changed nothing" in chat.press("Yes", summary).text
        chat.say("Yesterday at 3pm a stranger sent me an email with a rude cartoon, I know no more")
        assert "I have changed nothing" in chat.press("Yes", summary).text
        assert "I have changed nothing" in chat.press("Stop", summary).text
        assert "INC-" in tell_the_rest(chat).text


class TestAReport:
    def test_is_told_corrected_and_opened_by_cards(self, open_chat: Callable[..., Chat]) -> None:
        chat = open_chat(TAVITA)
        chat.say("stop")
        chat.say(LOST_PHONE)
        assert "SEC-" in tell_the_rest(chat).text
        [change] = eventually(lambda: [each for each in chat.changes if "Please check this" in each.text])
        assert "✓ Yes" in change.text
        assert not change.buttons


class TestAComplaintOfHarassment:
    def test_begins_with_a_word_on_what_teams_keeps(self, open_chat: Callable[..., Chat]) -> None:
        chat = open_chat(HINEMOA)
        begun = chat.say("Rāwiri Pōtiki keeps touching my shoulder and I want to complain without my name")
        assert begun.text.count("Teams keeps what is written here") == 1
        assert "Teams keeps" not in chat.say("yesterday at 3pm").text
        chat.say("stop")

    def test_keeps_that_word_on_a_card_that_was_used(self, open_chat: Callable[..., Chat]) -> None:
        chat = open_chat(HINEMOA)
        begun = chat.say("Yesterday at 3pm Rāwiri Pōtiki touched my shoulder and I want to complain without my name")
        chat.press(begun.buttons[0]["data"]["title"])
        [change] = eventually(lambda: chat.changes)
        assert "Teams keeps what is written here" in change.text
        chat.say("stop")


class TestASecondTime:
    def test_the_same_activity_is_not_answered_again(self, chat: Chat) -> None:
        activity = chat.activity(text=GAMBLING)
        chat.post(activity)
        chat.next_after(0)
        assert chat.post(activity).status_code == 200
        assert chat.hears_nothing_more()


class TestFiles:
    @pytest.fixture
    def picture(self, chat: Chat) -> dict[str, str]:
        return {"contentType": "image/png", "contentUrl": f"{chat.microsoft.url}/never/fetched.png", "name": "it.png"}

    def test_are_declined_kindly(self, chat: Chat, picture: dict[str, str]) -> None:
        shown = chat.say("", attachments=[picture])
        assert "can’t take files" in shown.text
        assert len(chat.messages) == 1

    def test_do_not_keep_the_words_beside_them_from_being_answered(self, chat: Chat, picture: dict[str, str]) -> None:
        chat.send(text=GAMBLING, attachments=[picture])
        eventually(lambda: len(chat.messages) == 2)
        assert "can’t take files" in chat.messages[0].text
        assert "✕ Not allowed" in chat.messages[1].text

    def test_words_that_teams_sends_once_more_with_their_layout_are_none(self, chat: Chat) -> None:
        chat.say(GAMBLING, attachments=[{"contentType": "text/html", "content": f"<p>{GAMBLING}</p>"}])
        assert "can’t take files" not in chat.messages[0].text


class TestWhatIsNoActivity:
    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"no JSON",
            b"[]",
            b"1",
            b"{}",
            b'{"type": "message"}',
            b'{"type": 1, "from": [], "conversation": "x"}',
            b"[" * 5000,
        ],
    )
    def test_is_refused_in_plain_words(self, chat: Chat, body: bytes) -> None:
        headers = {"Authorization": f"Bearer {chat.microsoft.token()}"}
        answer = requests.post(f"{chat.door}/messages", data=body, headers=headers)
        assert answer.status_code == 400
        assert answer.json()["error"]

    @pytest.mark.parametrize("field", ["from", "recipient", "conversation", "type", "serviceUrl", "channelId"])
    def test_lacks_what_every_activity_has(self, chat: Chat, field: str) -> None:
        assert chat.post(chat.activity(text=GAMBLING, **{field: None})).status_code == 400

    @pytest.mark.parametrize(
        "kind", ["typing", "messageReaction", "messageUpdate", "endOfConversation", "event", "new"]
    )
    def test_what_needs_no_answer_gets_none(self, chat: Chat, kind: str) -> None:
        chat.send(type=kind, text=GAMBLING)
        assert chat.hears_nothing_more()


def test_two_messages_are_answered_in_their_order(chat: Chat) -> None:
    first, second = chat.activity(text=GAMBLING), chat.activity(text="who can I talk to?")
    chat.post(first)
    chat.post(second)
    eventually(lambda: len(chat.messages) == 2)
    assert [each.activity["replyToId"] for each in chat.messages] == [first["id"], second["id"]]


class TestARestart:
    @pytest.fixture(scope="class")
    def begun(self, installation: Installation) -> Iterator[Chat]:
        """A chat in which something was asked, and not yet answered when the bot was stopped."""
        chat = installation.chat()
        chat.microsoft.failures.append((429, {"Retry-After": "2"}))
        chat.send(text=GAMBLING, id=ASKED_BEFORE)
        eventually(lambda: not chat.microsoft.failures)
        installation.bot.stop()
        yield chat

    @pytest.fixture(scope="class")
    def restarted(self, installation: Installation, begun: Chat) -> Chat:
        installation.bot.restart()
        return begun

    def test_waits_until_what_was_begun_is_finished(self, begun: Chat) -> None:
        assert "✕ Not allowed" in begun.messages[-1].text

    def test_does_not_make_an_activity_new(self, restarted: Chat) -> None:
        restarted.send(text=GAMBLING, id=ASKED_BEFORE)
        assert restarted.hears_nothing_more()


class TestAnAnswerThatTeamsDoesNotShow:
    @pytest.mark.parametrize("status", [400, 413, 500])
    def test_is_not_lost_without_a_word(self, chat: Chat, status: int) -> None:
        chat.microsoft.failures.append((status, {}))
        assert "My answer could not be shown just now" in chat.say(GAMBLING).text

    def test_leaves_the_chat_as_usable_as_before(self, chat: Chat) -> None:
        chat.microsoft.failures.extend([(400, {})] * 2)
        chat.send(text=GAMBLING)
        assert "✕ Not allowed" in chat.say(GAMBLING).text


def test_the_bot_signs_in_to_the_tenant_in_which_it_is_registered(chat: Chat) -> None:
    chat.say(GAMBLING)
    sign_in = chat.microsoft.sign_ins[-1]
    assert sign_in["tenant"] == [EDUCATION]
    assert sign_in["client_id"] == [APP_ID]
    assert sign_in["grant_type"] == ["client_credentials"]
    assert sign_in["scope"] == ["https://api.botframework.com/.default"]
    assert chat.messages[-1].authorization == f"Bearer token-{len(chat.microsoft.sign_ins)}"


def test_the_bot_signs_in_once_for_many_messages(chat: Chat) -> None:
    chat.say(GAMBLING)
    before = len(chat.microsoft.sign_ins)
    chat.say("Kia ora")
    assert len(chat.microsoft.sign_ins) == before


def test_no_words_of_a_message_are_logged(installation: Installation, chat: Chat) -> None:
    chat.say("Can I bring my unicorn zebedee to work?")
    chat.microsoft.failures.append((400, {}))
    chat.send(text="Is zebedee allowed to gamble?")
    log = eventually(
        lambda: "could not be shown. Teams answered 400" in (text := installation.bot.log.read_text()) and text
    )
    assert "zebedee" not in log


class TestWhoIsNotInTheDirectory:
    def test_gets_contacts_and_nothing_else(self, open_chat: Callable[..., Chat]) -> None:
        shown = open_chat(str(uuid4())).say(GAMBLING)
        assert "could not find you in the staff directory" in shown.text
        assert "Education Service Desk" in shown.text
        assert "Not allowed" not in shown.text

    def test_gets_help_in_danger(self, open_chat: Callable[..., Chat]) -> None:
        assert "111" in open_chat(str(uuid4())).say("he is attacking me, help").text

    def test_opens_no_report(self, open_chat: Callable[..., Chat]) -> None:
        chat = open_chat(str(uuid4()))
        for words in ("My colleague keeps touching me", "yes", "yesterday"):
            assert "could not find you" in chat.say(words).text

    def test_is_somebody_without_an_id_in_entra(self, chat: Chat) -> None:
        chat.send(text=GAMBLING, **{"from": {"id": f"29:{uuid4()}", "name": "A visitor"}})
        assert "could not find you in the staff directory" in chat.next_after(0).text

    def test_is_somebody_who_has_left_in_the_middle_of_a_talk(
        self, installation: Installation, tmp_path: Path, open_chat: Callable[..., Chat]
    ) -> None:
        directory, person = DIRECTORIES[0].read_text(encoding="utf-8"), str(uuid4())
        joined = f"leaver@education.example,Somebody New,education,manager@education.example,staff,{person},yes"
        people = tmp_path / "people.csv"
        people.write_text(f"{directory.rstrip()}\n{joined}\n", encoding="utf-8")
        run_command(installation.bot.environment, "people", "import", str(people))
        chat = open_chat(person)
        title = chat.say(NEWSLETTER).buttons[0]["data"]["title"]
        run_command(installation.bot.environment, "people", "import", str(DIRECTORIES[0]))
        assert "could not find you in the staff directory" in chat.press(title).text

    def test_is_somebody_of_another_tenant(self, open_chat: Callable[..., Chat]) -> None:
        assert "could not find you" in open_chat(MERE, tenant=JUSTICE).say(GAMBLING).text
