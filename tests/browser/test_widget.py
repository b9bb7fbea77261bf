"""The widget on a page of another origin: one script tag, and nothing fetched before it is opened."""

import gzip
from collections.abc import Iterator

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import LOOKS, faults
from tests.browser.chat import Chat
from tests.browser.conftest import another_bot
from tests.browser.intranet import Intranet, serving
from tests.running import AskFirst

STAFF = "staff@education.example"
LARGEST = 5 * 1024


@pytest.fixture(scope="module")
def intranet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Intranet]:
    """An organisation's own pages."""
    with serving(tmp_path_factory.mktemp("intranet")) as intranet:
        yield intranet


@pytest.fixture(scope="module")
def door(askfirst: AskFirst, intranet: Intranet) -> Iterator[str]:
    """The web door of a bot that lets the intranet show its page."""
    with another_bot(askfirst, {"ASKFIRST_ALLOWED_ORIGINS": intranet.origin}) as door:
        intranet.show_widget(door)
        yield door


@pytest.fixture
def page(browser: Browser, intranet: Intranet, door: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    page = context.new_page()
    page.goto(intranet.page)
    yield page
    context.close()


@pytest.fixture
def chat(page: Page) -> Chat:
    """The chat in the widget, its person signed in."""
    page.get_by_role("button", name="Ask first").click()
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name=STAFF).click()
    expect(frame.get_by_role("textbox")).to_be_focused()
    return Chat(frame)


def test_the_script_is_small(door: str) -> None:
    size = len(gzip.compress(requests.get(f"{door}/widget.js", timeout=10).content))
    print(f"widget.js: {size} bytes compressed")
    assert size < LARGEST


def test_nothing_else_is_fetched_before_it_is_opened(page: Page, door: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    expect(page.get_by_role("button", name="Ask first")).to_be_visible()
    assert [url for url in asked if url.startswith(door)] == [f"{door}/widget.js"]


def test_people_ask_in_it_as_on_the_page(chat: Chat) -> None:
    chat.say("stop")
    chat.say("Am I allowed to gamble at work?")
    expect(chat.answers.last.get_by_role("heading").first).to_contain_text("Not allowed")


@pytest.mark.parametrize("look", LOOKS)
def test_the_page_around_it_has_no_faults_whether_it_is_closed_or_open(page: Page, look: str) -> None:
    page.emulate_media(**LOOKS[look], reduced_motion="reduce")
    assert faults(page) == []
    page.get_by_role("button", name="Ask first").click()
    page.frame_locator("iframe").get_by_role("button", name=STAFF).wait_for()
    assert faults(page) == []


def test_a_conversation_in_it_has_no_faults(page: Page, chat: Chat) -> None:
    chat.say("stop")
    chat.say("Am I allowed to gamble at work?")
    assert faults(page) == []


def test_escape_closes_it_and_the_focus_goes_back(page: Page, chat: Chat) -> None:
    chat.question.press("Escape")
    launcher = page.get_by_role("button", name="Ask first")
    expect(launcher).to_be_focused()
    expect(page.locator("iframe")).to_be_hidden()
    launcher.click()
    expect(chat.question).to_be_focused()


def test_leaving_in_a_hurry_leaves_the_page_around_it_too(page: Page, intranet: Intranet, chat: Chat) -> None:
    chat.say("stop")
    chat.say("my team leader keeps touching my shoulder")
    chat.page.get_by_role("button", name="Leave this page now").click()
    page.wait_for_url("**/elsewhere")
    page.go_back()
    assert not page.url.startswith(intranet.origin)


def test_a_page_that_was_not_allowed_cannot_show_it(page: Page, askfirst: AskFirst) -> None:
    refused: list[str] = []
    page.on("console", lambda word: refused.append(word.text))
    page.evaluate(
        "door => { const frame = document.createElement('iframe'); frame.src = door; document.body.append(frame) }",
        f"{askfirst.door}/",
    )
    page.wait_for_timeout(1000)
    assert any("Content Security Policy" in word for word in refused)
