"""What becomes of a conversation when the connection, the server or the sign-in does not last."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Error, Page, expect

from bot.channels.identity import Identity, Person
from bot.channels.tokens import Signer
from tests.browser.chat import PATIENCE_MS, Chat
from tests.browser.conftest import SignIn, another_bot
from tests.running import AskFirst

STAFF = "ict.security@education.example"
COLLEAGUE = "service.desk@education.example"
ANOTHER = "contractor@education.example"
QUESTION = "Am I allowed to gamble online at work?"


@pytest.fixture
def chat(sign_in: SignIn) -> Chat:
    chat = sign_in(STAFF)
    chat.say("stop")
    return chat


def test_what_is_said_offline_is_sent_once_when_the_network_is_back(page: Page, chat: Chat) -> None:
    before = chat.said.count()
    _go_offline(page, chat)
    chat.type(QUESTION)
    expect(chat.said.last).to_contain_text(QUESTION)
    page.context.set_offline(False)
    expect(chat.state).to_be_empty(timeout=PATIENCE_MS)
    chat.answered()
    page.reload()
    expect(chat.said).to_have_count(before + 1)


class TestWhatCouldNotBeSentBeforeAReload:
    def test_is_sent_once_when_the_page_is_back(self, page: Page, chat: Chat) -> None:
        before = chat.said.count()
        _say_offline_and_reload(page, chat, QUESTION)
        expect(chat.said).to_have_count(before + 1, timeout=PATIENCE_MS)
        expect(chat.said.last).to_contain_text(QUESTION)
        chat.answered()
        page.reload()
        expect(chat.said).to_have_count(before + 1)

    def test_is_gone_with_the_sign_out(self, page: Page, chat: Chat, sign_in: SignIn) -> None:
        before = chat.said.count()
        _go_offline(page, chat)
        chat.type(QUESTION)
        page.get_by_role("button", name="Sign out").click()
        assert page.evaluate("sessionStorage.length") == 0
        page.context.set_offline(False)
        page.reload()
        expect(sign_in(STAFF).said).to_have_count(before)

    def test_is_never_shown_to_another_person(self, page: Page, chat: Chat, sign_in: SignIn) -> None:
        _go_offline(page, chat)
        chat.type(QUESTION)
        page.evaluate("sessionStorage.removeItem('askfirst-session')")
        _reload(page)
        other = sign_in(COLLEAGUE)
        other.say("stop")
        assert QUESTION not in page.content()
        assert QUESTION not in page.evaluate("JSON.stringify(sessionStorage)")


def _go_offline(page: Page, chat: Chat) -> None:
    """Cut the network, and wait until the page knows: until then what is said still leaves by the open socket."""
    page.context.set_offline(True)
    expect(chat.state).to_contain_text("You are offline")


def _say_offline_and_reload(page: Page, chat: Chat, words: str) -> None:
    _go_offline(page, chat)
    chat.type(words)
    expect(chat.said.last).to_contain_text(words)
    _reload(page)


def _reload(page: Page) -> None:
    """Load the page again in vain, and once more when the network is back.

    The page itself is gone only when the browser's own has come: until then it would still send what was said.
    """
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        page.reload()
    expect(page.locator("#web-chat")).to_have_count(0)
    page.context.set_offline(False)
    page.reload()


def test_a_message_survives_a_restart_of_the_server(page: Page, chat: Chat, askfirst: AskFirst) -> None:
    before = chat.said.count()
    askfirst.bot.stop()
    expect(chat.state).to_contain_text("The connection was lost")
    chat.type(QUESTION)
    askfirst.bot.start()
    askfirst.bot.wait_until_well()
    chat.state.get_by_role("button", name="Try again").click()
    chat.answered()
    expect(chat.said).to_have_count(before + 1)
    expect(chat.state).to_be_empty()


def test_a_message_that_could_not_be_answered_can_be_sent_again(page: Page, chat: Chat, askfirst: AskFirst) -> None:
    before = chat.said.count()
    askfirst.actions.stop()
    try:
        chat.type(QUESTION)
        expect(chat.problem).to_contain_text("try again", timeout=PATIENCE_MS)
        expect(page.locator(".webchat__typing-indicator")).to_have_count(0)
    finally:
        askfirst.actions.restart()
    chat.said.last.get_by_role("button", name="Try again").click()
    chat.answered()
    expect(chat.problem).to_be_empty()
    expect(chat.said).to_have_count(before + 1)


def test_two_tabs_show_the_same(page: Page, chat: Chat) -> None:
    with page.context.expect_page() as opened:
        page.evaluate("open(location.href)")
    other = Chat(opened.value)
    expect(other.said).to_have_count(chat.said.count())
    chat.say(QUESTION)
    expect(other.said.last).to_contain_text(QUESTION)
    other.answered()
    assert other.words_of(other.answers.last) == chat.words_of(chat.answers.last)
    other.say("thank you")
    expect(chat.said.last).to_contain_text("thank you")


def test_what_was_said_after_the_sign_in_ran_out_is_sent_after_the_next(page: Page, askfirst: AskFirst) -> None:
    token = _token_for(askfirst, timedelta(seconds=6))
    session = json.dumps({"token": token, "name": "Rangi"})
    page.evaluate("session => sessionStorage.setItem('askfirst-session', session)", session)
    page.reload()
    chat = Chat(page)
    expect(chat.question).to_be_focused()
    page.wait_for_timeout(6500)
    chat.type(QUESTION)
    expect(page.get_by_text("You were signed out because some time has passed")).to_be_visible()
    page.get_by_role("button", name=STAFF).click()
    expect(chat.said.last).to_contain_text(QUESTION, timeout=PATIENCE_MS)
    chat.answered()


def _token_for(askfirst: AskFirst, lifetime: timedelta) -> str:
    key = askfirst.bot.environment["ASKFIRST_SIGNING_KEY"]
    return Identity(Signer(key)).token(Person(STAFF, "education"), lifetime)


class TestTooManyMessages:
    @pytest.fixture(scope="class")
    def strict_door(self, askfirst: AskFirst) -> Iterator[str]:
        with another_bot(askfirst, {"ASKFIRST_MESSAGES_PER_MINUTE": "1"}) as door:
            yield door

    def test_are_refused_in_plain_words_and_can_be_sent_later(self, page: Page, strict_door: str) -> None:
        page.goto(f"{strict_door}/")
        page.get_by_role("button", name=STAFF).click()
        chat = Chat(page)
        expect(chat.question).to_be_focused()
        chat.say("Kia ora")
        chat.type("Kia ora again")
        expect(chat.problem).to_contain_text("wait a minute")
        expect(chat.said.last.get_by_role("button", name="Try again")).to_be_visible()
        page.get_by_role("button", name="Close this message").click()
        expect(chat.problem).to_be_empty()

    def test_go_back_to_where_one_types_if_they_were_said_before_a_reload(self, page: Page, strict_door: str) -> None:
        page.goto(f"{strict_door}/")
        page.get_by_role("button", name=COLLEAGUE).click()
        chat = Chat(page)
        expect(chat.question).to_be_focused()
        chat.say("Kia ora")
        _say_offline_and_reload(page, chat, QUESTION)
        expect(chat.problem).to_contain_text("wait a minute")
        expect(chat.question).to_have_value(QUESTION)

    def test_stay_where_one_types_however_often_the_page_is_loaded(self, page: Page, strict_door: str) -> None:
        page.goto(f"{strict_door}/")
        page.get_by_role("button", name=ANOTHER).click()
        chat = Chat(page)
        expect(chat.question).to_be_focused()
        chat.say("Kia ora")
        chat.type(QUESTION)
        expect(chat.problem).to_contain_text("wait a minute")
        for _ in range(2):
            page.reload()
            expect(chat.question).to_have_value(QUESTION)
            expect(chat.problem).to_contain_text("wait a minute")
        chat.question.press("Enter")
        expect(chat.problem).to_contain_text("wait a minute")
        page.reload()
        expect(chat.question).to_have_value(QUESTION)


def test_a_page_that_cannot_load_everything_says_so(page: Page) -> None:
    page.route(re.compile("webchat-"), lambda route: route.abort())
    page.get_by_role("button", name=STAFF).click()
    expect(page.get_by_role("status").filter(has_text="Part of the page did not load")).to_be_visible()
    page.unroute_all()
    page.get_by_role("button", name="Load the page again").click()
    expect(page.get_by_role("textbox")).to_be_visible()
