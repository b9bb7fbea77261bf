"""Signing in with the organisation's OpenID provider in a browser: on the page, and in a window of the widget's own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect

from tests.bot.openid.organisation import Organisation, organisation_with_provider
from tests.browser.accessibility import LOOKS, faults
from tests.browser.chat import PATIENCE_MS, Chat
from tests.browser.intranet import Intranet
from tests.running import AskFirst

BUTTON = "Sign in with your work account"
QUESTION = "Am I allowed to gamble online at work?"


@pytest.fixture(scope="module")
def organisation(askfirst: AskFirst, intranet: Intranet) -> Iterator[Organisation]:
    with organisation_with_provider(askfirst, intranet.origin) as organisation:
        intranet.show_widget(organisation.door)
        yield organisation


@pytest.fixture
def context(browser: Browser, organisation: Organisation) -> Iterator[BrowserContext]:
    """A browser in which nobody has signed in anywhere."""
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, organisation: Organisation) -> Page:
    page = context.new_page()
    page.goto(f"{organisation.door}/")
    return page


@pytest.fixture
def widget(context: BrowserContext, intranet: Intranet) -> FrameLocator:
    """The chat in the widget of the intranet, opened."""
    page = context.new_page()
    page.goto(intranet.page)
    page.get_by_role("button", name="Ask first").click()
    return page.frame_locator("iframe")


def _sign_in_at_provider(page: Page, person: str) -> None:
    page.get_by_placeholder("Enter any login").fill(person)
    page.get_by_placeholder("and password").fill("any")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


class TestOnThePage:
    def test_leads_from_the_button_to_the_first_answer(self, page: Page, organisation: Organisation) -> None:
        page.get_by_role("button", name=BUTTON).click()
        _sign_in_at_provider(page, "staff")
        chat = Chat(page)
        expect(chat.question).to_be_focused(timeout=PATIENCE_MS)
        expect(page.get_by_role("banner")).to_contain_text("Aroha Ngata")
        assert page.url == f"{organisation.door}/"
        chat.say("stop")
        chat.say(QUESTION)
        expect(chat.answers.last.get_by_role("heading").first).to_contain_text("Not allowed")

    def test_lasts_over_a_reload(self, page: Page) -> None:
        page.get_by_role("button", name=BUTTON).click()
        _sign_in_at_provider(page, "staff")
        expect(Chat(page).question).to_be_focused(timeout=PATIENCE_MS)
        page.reload()
        expect(Chat(page).question).to_be_focused(timeout=PATIENCE_MS)

    def test_says_who_was_not_let_in_and_offers_another_try(self, page: Page) -> None:
        page.get_by_role("button", name=BUTTON).click()
        _sign_in_at_provider(page, "unverified")
        expect(page.get_by_role("status").filter(has_text="did not let you in")).to_be_visible()
        expect(page.get_by_role("button", name=BUTTON)).to_be_visible()

    def test_says_when_the_person_turned_back_at_the_provider(self, page: Page) -> None:
        page.get_by_role("button", name=BUTTON).click()
        page.get_by_role("link", name="Cancel").click()
        expect(page.get_by_role("status").filter(has_text="did not let you in")).to_be_visible()
        expect(page.get_by_role("button", name=BUTTON)).to_be_visible()

    def test_says_when_it_was_begun_in_another_browser(
        self, page: Page, browser: Browser, organisation: Organisation
    ) -> None:
        page.goto(f"{organisation.door}/openid/return?code=any&state=any")
        expect(page.get_by_role("status").filter(has_text="begun in another window")).to_be_visible()
        expect(page.get_by_role("button", name=BUTTON)).to_be_visible()

    @pytest.mark.parametrize("look", LOOKS)
    def test_is_asked_for_without_faults(self, page: Page, look: str) -> None:
        page.emulate_media(**LOOKS[look], reduced_motion="reduce")
        page.get_by_role("button", name=BUTTON).wait_for()
        assert faults(page) == []


class TestInTheWidget:
    def test_happens_in_a_window_that_closes_itself(self, context: BrowserContext, widget: FrameLocator) -> None:
        with context.expect_page() as opened:
            widget.get_by_role("button", name=BUTTON).click()
        with opened.value.expect_event("close", timeout=PATIENCE_MS):
            _sign_in_at_provider(opened.value, "staff")
        chat = Chat(widget)
        expect(chat.question).to_be_focused(timeout=PATIENCE_MS)
        chat.say("stop")
        chat.say(QUESTION)
        expect(chat.answers.last.get_by_role("heading").first).to_contain_text("Not allowed")

    def test_can_be_tried_again_in_that_window(self, context: BrowserContext, widget: FrameLocator) -> None:
        with context.expect_page() as opened:
            widget.get_by_role("button", name=BUTTON).click()
        window = opened.value
        window.get_by_role("link", name="Cancel").click()
        expect(window.get_by_role("status").filter(has_text="did not let you in")).to_be_visible()
        window.get_by_role("button", name=BUTTON).click()
        with window.expect_event("close", timeout=PATIENCE_MS):
            _sign_in_at_provider(window, "staff")
        expect(Chat(widget).question).to_be_focused(timeout=PATIENCE_MS)

    def test_can_be_begun_again_when_the_window_was_closed(self, context: BrowserContext, widget: FrameLocator) -> None:
        with context.expect_page() as opened:
            widget.get_by_role("button", name=BUTTON).click()
        opened.value.close()
        with context.expect_page() as opened:
            widget.get_by_role("button", name=BUTTON).click()
        with opened.value.expect_event("close", timeout=PATIENCE_MS):
            _sign_in_at_provider(opened.value, "staff")
        expect(Chat(widget).question).to_be_focused(timeout=PATIENCE_MS)

    @pytest.mark.parametrize("look", LOOKS)
    def test_is_asked_for_without_faults(self, context: BrowserContext, widget: FrameLocator, look: str) -> None:
        (page,) = context.pages
        page.emulate_media(**LOOKS[look], reduced_motion="reduce")
        widget.get_by_role("button", name=BUTTON).wait_for()
        assert faults(page) == []


class TestWithoutTheProvider:
    @pytest.fixture(autouse=True)
    def stopped(self, organisation: Organisation) -> Iterator[None]:
        organisation.provider.stop()
        yield
        organisation.provider.start()

    def test_says_so_and_offers_another_try(self, page: Page, organisation: Organisation) -> None:
        page.goto(f"{organisation.door}/?sign-in-failed=unavailable")
        expect(page.get_by_role("status").filter(has_text="does not answer just now")).to_be_visible()
        expect(page.get_by_role("button", name=BUTTON)).to_be_visible()
