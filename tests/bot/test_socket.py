"""Live conversations: who is let in, what every page of a person shows, and that nothing is lost or done twice."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from bot.channels.identity import Identity, Person
from bot.channels.tokens import Signer
from tests.running import MESSAGES_PER_MINUTE, SIGNING_KEY, AskFirst
from tests.tabs import Activity, RefusedError, Tab, eventually

PERSON = Person("manager@justice.example", "justice")
QUESTION = "Am I allowed to gamble at work?"
MATERIAL = "Yesterday a stranger sent me a rude cartoon of a politician"
HARASSMENT = "My colleague keeps making sexual comments about me"

OpenTab = Callable[..., Tab]


def _token(person: Person = PERSON, lifetime: timedelta = timedelta(hours=1), key: str = SIGNING_KEY) -> str:
    return Identity(Signer(key)).token(person, lifetime)


def _lasts(typing: Activity) -> bool:
    """Whether a sign of typing is shown until something follows."""
    return "channelData" not in typing


@pytest.fixture
def tab(askfirst: AskFirst, open_tab: OpenTab) -> Tab:
    return open_tab(askfirst.door, _token())


class TestComingIn:
    @pytest.mark.parametrize(
        "token",
        [
            None,
            "",
            1,
            "nonsense",
            _token(lifetime=timedelta(seconds=-1)),
            _token(key="a key that somebody else thought of"),
            Signer(SIGNING_KEY).sign("askfirst-actions", PERSON.email, timedelta(hours=1), organisation="justice"),
        ],
        ids=["no token", "empty token", "a number", "no JWT", "expired", "forged", "made for somebody else"],
    )
    def test_needs_a_valid_token(self, askfirst: AskFirst, token: object) -> None:
        with pytest.raises(RefusedError) as refused:
            Tab(askfirst.door, token)
        assert refused.value.status == 401

    def test_is_refused_to_pages_of_other_sites(self, askfirst: AskFirst) -> None:
        with pytest.raises(RefusedError) as refused:
            Tab(askfirst.door, _token(), origin="https://elsewhere.example")
        assert refused.value.status == 403

    def test_is_by_websocket_alone(self, askfirst: AskFirst) -> None:
        with pytest.raises(RefusedError):
            Tab(askfirst.door, _token(), transports=("polling",))

    def test_is_refused_to_the_twenty_first_page_of_one_person(self, askfirst: AskFirst, open_tab: OpenTab) -> None:
        token = _token(Person("ciso@justice.example", "justice"))
        for _ in range(20):
            open_tab(askfirst.door, token)
        with pytest.raises(RefusedError) as refused:
            Tab(askfirst.door, token)
        assert refused.value.status == 429


class TestHistory:
    def test_of_a_person_who_said_nothing_is_empty(self, askfirst: AskFirst, open_tab: OpenTab) -> None:
        tab = open_tab(askfirst.door, _token(Person("people@justice.example", "justice")))
        assert tab.history == {"activities": [], "complete": True}

    def test_shows_a_reloaded_page_what_was_shown_before(self, askfirst: AskFirst, tab: Tab, open_tab: OpenTab) -> None:
        tab.say(QUESTION)
        again = open_tab(askfirst.door, _token()).history["activities"][-len(tab.messages) :]
        assert [(each["id"], each["from"], each.get("speak")) for each in again] == [
            (each["id"], each["from"], each.get("speak")) for each in tab.messages
        ]

    def test_begins_after_the_message_that_was_seen_last(self, askfirst: AskFirst, tab: Tab, open_tab: OpenTab) -> None:
        tab.say("Kia ora")
        seen = tab.messages[-1]["id"]
        tab.say(QUESTION)
        later = open_tab(askfirst.door, _token(), after=seen).history
        assert later["complete"] is False
        assert later["activities"][0]["text"] == QUESTION

    def test_is_whole_where_the_message_seen_last_is_not_known(
        self, askfirst: AskFirst, tab: Tab, open_tab: OpenTab
    ) -> None:
        tab.say("Kia ora")
        assert open_tab(askfirst.door, _token(), after="nonsense").history["complete"] is True


class TestSaying:
    def test_is_acknowledged_when_the_answer_is_there(self, tab: Tab) -> None:
        assert tab.say(QUESTION) == {"ok": True}
        assert [each["from"]["role"] for each in tab.messages] == ["user", "bot"]

    def test_shows_at_once_that_an_answer_is_on_its_way(self, tab: Tab) -> None:
        tab.say(QUESTION)
        assert (tab.shown[0]["type"], tab.shown[0]["from"]["role"]) == ("typing", "bot")

    def test_returns_the_words_under_the_id_that_the_page_gave_them(self, tab: Tab) -> None:
        tab.say("Kia ora", "a-page.chose_this1")
        assert tab.messages[0]["channelData"]["clientActivityID"] == "a-page.chose_this1"

    def test_shows_the_same_in_every_tab_of_the_person(self, askfirst: AskFirst, tab: Tab, open_tab: OpenTab) -> None:
        other = open_tab(askfirst.door, _token())
        tab.say(QUESTION)
        assert eventually(lambda: other.shown == tab.shown)

    def test_shows_nothing_to_other_people(self, askfirst: AskFirst, tab: Tab, open_tab: OpenTab) -> None:
        others = [Person("staff@justice.example", "justice"), Person("manager@education.example", "education")]
        tabs = [open_tab(askfirst.door, _token(other)) for other in others]
        tab.say("This is only mine")
        assert all(other.stays_silent() and not other.shown for other in tabs)

    def test_presses_a_button_by_what_was_signed_and_shows_its_title(self, tab: Tab) -> None:
        tab.say("stop")
        tab.say(MATERIAL)
        title = tab.actions[-1]["data"]["title"]
        assert tab.press(title) == {"ok": True}
        assert [each["text"] for each in tab.messages if each["from"]["role"] == "user"][-1] == title

    def test_cannot_press_what_was_offered_to_somebody_else(
        self, askfirst: AskFirst, tab: Tab, open_tab: OpenTab
    ) -> None:
        tab.say("stop")
        tab.say(MATERIAL)
        stranger = open_tab(askfirst.door, _token(Person("staff@justice.example", "justice")))
        assert stranger.send({"id": str(uuid4()), **tab.actions[-1]["data"]})["status"] == 400

    def test_cannot_command_the_dialogue(self, tab: Tab) -> None:
        tab.say('/choose{"matter": "none"}')
        assert tab.messages[0]["text"] == 'choose{"matter": "none"}'


class TestSayingTwice:
    """A page that does not know whether it was heard says it again under the same id."""

    def test_is_answered_from_what_was_kept(self, askfirst: AskFirst, tab: Tab, open_tab: OpenTab) -> None:
        identifier = str(uuid4())
        tab.say(QUESTION, identifier)
        first = list(tab.messages)
        assert tab.say(QUESTION, identifier) == {"ok": True}
        assert [each["id"] for each in tab.messages] == [each["id"] for each in first] * 2
        said = [each["id"] for each in open_tab(askfirst.door, _token()).history["activities"]]
        assert said.count(identifier) == 1

    def test_is_no_second_turn_on_another_connection(self, askfirst: AskFirst, tab: Tab, open_tab: OpenTab) -> None:
        identifier = str(uuid4())
        tab.say(QUESTION, identifier)
        tab.close()
        again = open_tab(askfirst.door, _token())
        assert again.say(QUESTION, identifier) == {"ok": True}
        assert [each["id"] for each in again.history["activities"]].count(identifier) == 1

    def test_at_the_same_moment_is_one_turn(self, askfirst: AskFirst, tab: Tab, open_tab: OpenTab) -> None:
        identifier, tabs = str(uuid4()), [tab, open_tab(askfirst.door, _token())]
        saying = [threading.Thread(target=each.say, args=(QUESTION, identifier)) for each in tabs]
        for each in saying:
            each.start()
        for each in saying:
            each.join()
        said = [each["id"] for each in open_tab(askfirst.door, _token()).history["activities"]]
        assert said.count(identifier) == 1

    def test_is_not_shown_again_to_the_other_tabs(self, askfirst: AskFirst, tab: Tab, open_tab: OpenTab) -> None:
        identifier = str(uuid4())
        tab.say(QUESTION, identifier)
        other = open_tab(askfirst.door, _token())
        tab.say(QUESTION, identifier)
        time.sleep(0.5)
        assert other.messages == []
        assert [_lasts(each) for each in other.shown] == [True, False]


def test_an_answer_is_not_lost_with_the_connection(askfirst: AskFirst, tab: Tab, open_tab: OpenTab) -> None:
    identifier = str(uuid4())
    tab.client.emit("say", {"id": identifier, "text": QUESTION})
    assert eventually(lambda: bool(tab.shown))
    tab.close()

    def is_answered() -> bool:
        said = open_tab(askfirst.door, _token()).history["activities"]
        return [each["id"].partition(":")[0] for each in said].count(identifier) > 1

    assert eventually(is_answered)


def test_a_page_that_is_opened_in_the_middle_of_a_turn_shows_the_answer(
    askfirst: AskFirst, tab: Tab, open_tab: OpenTab
) -> None:
    identifier = str(uuid4())
    tab.client.emit("say", {"id": identifier, "text": QUESTION})
    assert eventually(lambda: bool(tab.shown))
    later = open_tab(askfirst.door, _token())

    def shown() -> list[str]:
        return [each["id"] for each in (*later.history["activities"], *later.messages)]

    assert eventually(lambda: {identifier, f"{identifier}:1"} <= set(shown()))


class TestWhatCannotBeTaken:
    @pytest.mark.parametrize(
        "message",
        [
            None,
            "Kia ora",
            [],
            {},
            {"text": "Kia ora"},
            {"id": 1, "text": "Kia ora"},
            {"id": "a:1", "text": "Kia ora"},
            {"id": "x" * 65, "text": "Kia ora"},
            {"id": "1", "text": ""},
            {"id": "1", "text": ["a"]},
            {"id": "1", "choice": "/restart", "title": "Start again"},
            {"id": "1", "text": "a", "choice": "b"},
        ],
    )
    def test_is_refused_with_a_reason(self, tab: Tab, message: object) -> None:
        refused = tab.send(message)
        assert (refused["status"], refused["again"]) == (400, False)
        assert refused["error"]

    def test_is_more_than_4_000_characters(self, tab: Tab) -> None:
        refused = tab.say("x" * 4_001)
        assert (refused["status"], refused["again"]) == (413, False)

    def test_is_more_than_a_connection_carries(self, askfirst: AskFirst, tab: Tab, open_tab: OpenTab) -> None:
        tab.client.emit("say", {"id": "1", "text": "x" * 70_000})
        assert eventually(lambda: not tab.client.connected)
        assert open_tab(askfirst.door, _token()).say("Kia ora") == {"ok": True}

    def test_is_more_than_the_rate_limit(self, askfirst: AskFirst, open_tab: OpenTab) -> None:
        eager = open_tab(askfirst.door, _token(Person("contractor@justice.example", "justice")))
        assert eager.send({})["status"] == 400
        eager.send_at_once({}, MESSAGES_PER_MINUTE + 100)
        refused = eager.send({})
        assert (refused["status"], refused["again"]) == (429, True)


def test_nothing_that_was_said_stands_in_the_logs(askfirst: AskFirst, tab: Tab) -> None:
    tab.say("the pavlova incident at Kāpiti")
    tab.send({"id": "1", "text": ["the pavlova incident at Kāpiti"]})
    tab.send("the pavlova incident at Kāpiti")
    assert "pavlova" not in askfirst.logs


class TestASignInThatExpires:
    def test_ends_what_can_be_said_and_seen(self, askfirst: AskFirst, tab: Tab, open_tab: OpenTab) -> None:
        expiring = open_tab(askfirst.door, _token(lifetime=timedelta(seconds=2)))
        time.sleep(2.5)
        assert expiring.say("Kia ora")["status"] == 401
        tab.say(QUESTION)
        assert expiring.stays_silent()
        assert expiring.shown == []


class TestAQuickWayOut:
    def test_is_offered_where_harassment_is_told(self, askfirst: AskFirst, open_tab: OpenTab) -> None:
        tab = open_tab(askfirst.door, _token(Person("staff@education.example", "education")))
        tab.say("stop")
        before = len(tab.messages)
        tab.say(HARASSMENT)
        assert all(each["channelData"].get("quickExit") for each in tab.messages[before:])
        again = open_tab(askfirst.door, _token(Person("staff@education.example", "education")))
        assert again.history["activities"][-1]["channelData"]["quickExit"]
        tab.say("stop")

    @pytest.mark.parametrize("asked", ["Who can I talk to about harassment?", "what counts as harassment?"])
    def test_is_offered_where_harassment_is_asked_about(self, tab: Tab, asked: str) -> None:
        tab.say("stop")
        before = len(tab.messages)
        tab.say(asked)
        assert all(each["channelData"].get("quickExit") for each in tab.messages[before:])

    def test_is_not_offered_for_everyday_questions(self, tab: Tab) -> None:
        tab.say("stop")
        tab.say(QUESTION)
        assert not any(each["channelData"].get("quickExit") for each in tab.messages[-2:])


def test_a_turn_that_fails_is_not_kept_and_can_be_said_again(askfirst: AskFirst, tab: Tab, open_tab: OpenTab) -> None:
    identifier = str(uuid4())
    askfirst.actions.stop()
    try:
        refused = tab.say(QUESTION, identifier)
    finally:
        askfirst.actions.restart()
    assert (refused["status"], refused["again"]) == (503, True)
    assert tab.messages == []
    assert [_lasts(each) for each in tab.shown] == [True, False]
    assert tab.say(QUESTION, identifier) == {"ok": True}
    assert tab.messages[0]["id"] == identifier
