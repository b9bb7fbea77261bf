"""The chat page as people use it."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from bot.channels.identity import Identity, Person
from bot.channels.tokens import Signer
from tests.browser.chat import PATIENCE_MS, Chat
from tests.browser.conftest import SignIn
from tests.running import PROJECT, SIGNING_KEY, AskFirst, run_command

STAFF = "colleague@education.example"
QUESTION = "Am I allowed to gamble online at work?"
REPORT = "Left my work phone, asset number 20451, in a taxi yesterday at 4 pm"


@pytest.fixture
def chat(sign_in: SignIn) -> Chat:
    """The page of a signed-in member of staff who has no report half told."""
    chat = sign_in(STAFF)
    chat.say("stop")
    return chat


class TestSigningIn:
    def test_everybody_is_listed_under_their_organisation(self, page: Page) -> None:
        organisation = page.locator(
            "section", has=page.get_by_role("heading", name="Ministry of Education", exact=True)
        )
        expect(organisation.get_by_role("button", name="Mere Tāwhai")).to_be_visible()

    def test_the_greeting_is_marked_as_te_reo(self, page: Page) -> None:
        expect(page.locator("[lang=mi]").first).to_have_text(re.compile("^Kia ora"))

    def test_the_page_says_who_is_signed_in(self, page: Page, chat: Chat) -> None:
        expect(page.get_by_role("banner")).to_contain_text("Sēmisi Tāufa")

    def test_signing_out_leads_back_and_forgets(self, page: Page, chat: Chat) -> None:
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="Who are you?")).to_be_visible()
        expect(chat.messages).to_have_count(0)
        page.reload()
        expect(page.get_by_role("heading", name="Who are you?")).to_be_visible()

    def test_whose_token_is_no_longer_valid_is_asked_to_sign_in_again(self, page: Page, chat: Chat) -> None:
        page.evaluate('sessionStorage.setItem(\'askfirst-session\', \'{"token": "expired", "name": "Mere"}\')')
        page.reload()
        expect(page.get_by_text("Please sign in again")).to_be_visible()


class TestAnEmptyConversation:
    @pytest.fixture
    def newcomer(self, page: Page, askfirst: AskFirst, tmp_path: Path) -> Iterator[Chat]:
        """Somebody who started today, and is not among those to choose from."""
        directory, today = PROJECT / "policy_corpus" / "education" / "people.csv", tmp_path / "people.csv"
        email = f"{uuid4()}@education.example"
        today.write_text(f"{directory.read_text()}{email},Kiri Moana,education,,staff,,yes\n")
        run_command(askfirst.actions.environment, "people", "import", str(today))
        _signed_in(page, Person(email, "education"), "Kiri Moana")
        yield Chat(page)
        run_command(askfirst.actions.environment, "people", "import", str(directory))

    def test_greets_by_name_and_offers_examples(self, page: Page, newcomer: Chat) -> None:
        expect(page.get_by_role("heading", name=re.compile("^Kia ora"))).to_be_visible()
        expect(page.get_by_role("list", name="Examples").get_by_role("button")).to_have_count(4)

    def test_an_example_that_is_chosen_is_asked(self, page: Page, newcomer: Chat) -> None:
        example = page.get_by_role("list", name="Examples").get_by_role("button").first
        words = example.inner_text()
        example.click()
        expect(newcomer.said.last).to_contain_text(words)
        newcomer.answered()
        expect(page.get_by_role("list", name="Examples")).to_be_hidden()


def _signed_in(page: Page, person: Person, name: str) -> None:
    token = Identity(Signer(SIGNING_KEY)).token(person, timedelta(hours=1))
    session = json.dumps({"token": token, "name": name})
    page.evaluate("session => sessionStorage.setItem('askfirst-session', session)", session)
    page.reload()
    expect(page.get_by_role("textbox")).to_be_focused(timeout=PATIENCE_MS)


class TestTalking:
    def test_enter_sends(self, chat: Chat) -> None:
        chat.say(QUESTION)
        assert chat.words_of(chat.said.last) == QUESTION
        expect(chat.question).to_have_value("")

    def test_what_was_typed_is_shown_at_once(self, page: Page, chat: Chat) -> None:
        chat.type(QUESTION)
        expect(chat.said.last).to_contain_text(QUESTION, timeout=300)
        chat.answered()

    def test_shift_and_enter_start_a_new_line(self, page: Page, chat: Chat) -> None:
        chat.question.fill("one")
        page.keyboard.press("Shift+Enter")
        expect(chat.question).to_have_value("one\n")

    def test_nothing_is_sent_where_nothing_was_typed(self, chat: Chat) -> None:
        before = chat.said.count()
        chat.type("   ")
        assert chat.said.count() == before

    def test_markup_is_shown_as_it_was_typed_and_never_run(self, page: Page, chat: Chat) -> None:
        markup = "<img src=x onerror=\"document.title='broken in'\"><b>bold</b>"
        chat.say(markup)
        assert chat.words_of(chat.said.last) == markup
        page.reload()
        expect(chat.said.last).to_contain_text(markup)
        expect(page).to_have_title("AskFirst")

    def test_a_reload_shows_the_conversation(self, page: Page, chat: Chat) -> None:
        chat.say(QUESTION)
        answer = chat.words_of(chat.answers.last)
        page.reload()
        expect(chat.said.last).to_contain_text(QUESTION)
        assert chat.words_of(chat.answers.last) == answer


class TestAnAnswer:
    @pytest.fixture
    def answer(self, chat: Chat) -> Locator:
        chat.say(QUESTION)
        return chat.answers.last

    def test_says_its_verdict_in_a_word_beside_a_picture(self, answer: Locator) -> None:
        expect(answer.get_by_role("heading").first).to_have_text("✕ Not allowed")

    def test_folds_the_quote_away_until_it_is_asked_for(self, answer: Locator) -> None:
        words = answer.get_by_role("button", name=re.compile("policy.s own words"))
        quote = answer.get_by_text(re.compile("Policy|Code of Conduct")).last
        expect(words).to_have_attribute("aria-expanded", "false")
        expect(quote).to_be_hidden()
        words.click()
        expect(words).to_have_attribute("aria-expanded", "true")
        expect(quote).to_be_visible()

    def test_stays_unfolded_when_its_buttons_are_closed(self, chat: Chat, answer: Locator) -> None:
        chat.say("thank you")
        earlier = chat.answers.nth(-2)
        earlier.get_by_role("button", name=re.compile("policy.s own words")).click()
        expect(earlier.get_by_text(re.compile("Policy|Code of Conduct")).last).to_be_visible()


def test_a_question_that_hangs_on_something_is_settled_by_a_button(sign_in: SignIn) -> None:
    chat = sign_in("staff@justice.example")
    chat.say("can I sign up to a newsletter with my work email")
    expect(chat.answers.last.get_by_role("heading").first).to_contain_text("It depends")
    chat.press("Yes")
    expect(chat.answers.last.get_by_role("heading").first).to_contain_text("Allowed")


class TestAReport:
    @pytest.fixture(autouse=True)
    def begun(self, chat: Chat) -> None:
        chat.say(REPORT)

    def test_a_pressed_button_becomes_what_the_person_said(self, chat: Chat) -> None:
        chat.press("Not sure")
        assert chat.words_of(chat.said.last) == "Not sure"

    def test_buttons_of_earlier_turns_can_no_longer_be_pressed(self, chat: Chat) -> None:
        asked = chat.button("Not sure")
        chat.press("Not sure")
        expect(asked).to_be_disabled()

    def test_what_was_asked_can_still_be_answered_after_a_reload(self, page: Page, chat: Chat) -> None:
        page.reload()
        expect(chat.button("Not sure")).to_be_enabled()
        chat.press("Not sure")
        expect(chat.answers.last).to_contain_text("Is it right?")

    def test_is_read_back_corrected_by_card_and_by_words_and_opened_once(self, chat: Chat) -> None:
        chat.press("Not sure")
        summary = chat.answers.last
        summary.get_by_role("button", name="Change: Device or system").click()
        chat.answered()
        chat.say("my work tablet")
        expect(chat.answers.last).to_contain_text("tablet")
        chat.say("actually it was 5 pm")
        expect(chat.answers.last).to_contain_text("5:00 pm")
        chat.press("Yes, open it")
        opened = chat.messages.filter(has=chat.page.get_by_role("heading", name="It is on its way"))
        expect(opened.last).to_contain_text(re.compile(r"SEC-\d{4}-\d{4}"))
        expect(chat.button("Yes, open it")).to_be_disabled()
