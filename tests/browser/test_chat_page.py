"""The chat page as people use it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn
from tests.running import AskFirst

STAFF = "colleague@education.example"
QUESTION = "Am I allowed to gamble online at work?"


@pytest.fixture
def chat(sign_in: SignIn) -> Page:
    """The page of a signed-in member of staff who has no report half told."""
    page = sign_in(STAFF)
    _say(page, "stop")
    return page


def _say(page: Page, words: str) -> None:
    page.get_by_role("textbox").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator("#waiting")).to_be_empty()


def _last_said(page: Page) -> str:
    return page.locator(".from-person p").last.inner_text()


class TestSigningIn:
    def test_everybody_is_listed_under_their_organisation(self, page: Page) -> None:
        organisation = page.locator(
            "section", has=page.get_by_role("heading", name="Ministry of Education", exact=True)
        )
        expect(organisation.get_by_role("button", name="Mere Tāwhai")).to_be_visible()

    def test_the_greeting_is_marked_as_te_reo(self, page: Page) -> None:
        expect(page.locator("[lang=mi]").first).to_have_text(re.compile("^Kia ora"))

    def test_the_page_says_who_is_signed_in(self, chat: Page) -> None:
        expect(chat.get_by_role("banner")).to_contain_text("Sēmisi Tāufa")

    def test_signing_out_leads_back_and_forgets(self, chat: Page) -> None:
        chat.get_by_role("button", name="Sign out").click()
        expect(chat.get_by_role("heading", name="Who are you?")).to_be_visible()
        chat.reload()
        expect(chat.get_by_role("heading", name="Who are you?")).to_be_visible()

    def test_whose_token_is_no_longer_valid_is_asked_to_sign_in_again(self, chat: Page) -> None:
        chat.evaluate('sessionStorage.setItem(\'askfirst-session\', \'{"token": "expired", "name": "Mere"}\')')
        chat.reload()
        expect(chat.get_by_text("Please sign in again.")).to_be_visible()


class TestTalking:
    def test_enter_sends(self, chat: Page) -> None:
        _say(chat, QUESTION)
        assert _last_said(chat) == QUESTION
        expect(chat.get_by_role("textbox")).to_have_value("")

    def test_shift_and_enter_start_a_new_line(self, chat: Page) -> None:
        chat.get_by_role("textbox").fill("one")
        chat.keyboard.press("Shift+Enter")
        expect(chat.get_by_role("textbox")).to_have_value("one\n")

    def test_nothing_is_sent_where_nothing_was_typed(self, chat: Page) -> None:
        before = chat.locator(".from-person").count()
        _say(chat, "   ")
        assert chat.locator(".from-person").count() == before

    def test_replies_are_announced_to_screen_readers(self, chat: Page) -> None:
        log = chat.get_by_role("log")
        expect(log).to_have_attribute("aria-live", "polite")
        _say(chat, QUESTION)
        expect(log.locator(".from-assistant").last).to_contain_text("AskFirst said:")

    def test_markup_is_shown_as_it_was_typed_and_never_run(self, chat: Page) -> None:
        markup = "<img src=x onerror=\"document.title='broken in'\"><b>bold</b>"
        _say(chat, markup)
        assert _last_said(chat) == markup
        chat.reload()
        expect(chat.locator(".from-person p").last).to_have_text(markup)
        expect(chat).to_have_title("AskFirst")

    def test_a_reload_shows_the_conversation(self, chat: Page) -> None:
        _say(chat, QUESTION)
        answer = chat.locator(".from-assistant").last.inner_text()
        chat.reload()
        expect(chat.locator(".from-assistant").last).to_be_visible()
        assert _last_said(chat) == QUESTION
        assert chat.locator(".from-assistant").last.inner_text() == answer


class TestAnAnswer:
    @pytest.fixture(autouse=True)
    def answered(self, chat: Page) -> None:
        _say(chat, QUESTION)

    def test_says_its_verdict_in_a_word_beside_a_picture(self, chat: Page) -> None:
        title = chat.locator(".verdict .panel-title").last
        expect(title).to_have_text(re.compile("allowed|depends|policy", re.IGNORECASE))
        expect(title.locator("svg")).to_be_visible()

    def test_quotes_the_policy_with_its_title(self, chat: Page) -> None:
        figure = chat.locator(".verdict").last.locator("figure").first
        expect(figure.locator("blockquote")).not_to_be_empty()
        expect(figure.locator("figcaption")).to_contain_text(re.compile("Policy|Code of Conduct"))


def test_an_answer_tells_how_old_the_policy_is(sign_in: SignIn) -> None:
    page = sign_in("staff@justice.example")
    _say(page, "Can I share my password with a colleague?")
    expect(page.locator("figcaption").last).to_contain_text("last reviewed February 2023")


class TestAReport:
    @pytest.fixture(autouse=True)
    def begun(self, chat: Page) -> None:
        _say(chat, "Yesterday a stranger sent me a rude cartoon of a politician")

    def test_a_pressed_button_becomes_what_the_person_said(self, chat: Page) -> None:
        button = chat.locator(".buttons button").first
        title = button.inner_text()
        button.click()
        expect(chat.locator(".from-person p").last).to_have_text(title)

    def test_buttons_are_gone_once_one_was_pressed(self, chat: Page) -> None:
        chat.locator(".buttons button").first.click()
        expect(chat.locator("#waiting")).to_be_empty()
        earlier = chat.locator(".message").nth(-3)
        expect(earlier.locator("button")).to_have_count(0)

    def test_its_buttons_are_there_again_after_a_reload(self, chat: Page) -> None:
        titles = chat.locator(".buttons button").all_inner_texts()
        chat.reload()
        expect(chat.locator(".buttons button")).to_have_text(titles)


class TestWhenSomethingFails:
    def test_whoever_is_offline_is_told_and_can_try_again(self, chat: Page) -> None:
        chat.context.set_offline(True)
        _say(chat, QUESTION)
        expect(chat.get_by_role("alert")).to_contain_text("offline")
        chat.context.set_offline(False)
        chat.get_by_role("button", name="Try again").click()
        expect(chat.get_by_role("alert")).to_be_empty()
        expect(chat.locator(".verdict").last).to_be_visible()

    def test_a_message_that_could_not_be_answered_can_be_sent_again(self, chat: Page, askfirst: AskFirst) -> None:
        before = chat.locator(".from-person").count()
        askfirst.actions.stop()
        _say(chat, QUESTION)
        expect(chat.get_by_role("alert")).to_contain_text("try again")
        askfirst.actions.restart()
        chat.get_by_role("button", name="Try again").click()
        expect(chat.locator(".verdict").last).to_be_visible()
        assert chat.locator(".from-person").count() == before + 1
