"""The widget on pages that know who is there: they hand over a token, and nobody signs in twice."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect

from bot.channels.identity import Identity, Person
from bot.channels.tokens import Signer
from tests.bot.openid.organisation import Organisation, organisation_with_provider
from tests.browser.accessibility import LOOKS, faults
from tests.browser.chat import PATIENCE_MS, Chat
from tests.browser.intranet import HANDS_OVER, Intranet
from tests.running import SIGNING_KEY, AskFirst

QUESTION = "Am I allowed to gamble online at work?"
STAFF = Person("staff@education.example", "education")


@pytest.fixture(scope="module")
def organisation(askfirst: AskFirst, intranet: Intranet) -> Iterator[Organisation]:
    """An organisation in which only the intranet knows who is there."""
    with organisation_with_provider(askfirst, intranet.origin, own_sign_in=False) as organisation:
        yield organisation


@pytest.fixture(autouse=True)
def page_that_hands_over(intranet: Intranet, organisation: Organisation) -> None:
    intranet.show_widget(organisation.door, HANDS_OVER)
    intranet.hold_token(organisation.provider.token())


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


def _opened(context: BrowserContext, intranet: Intranet) -> FrameLocator:
    page = context.new_page()
    page.goto(intranet.page)
    page.get_by_role("button", name="Ask first").click()
    return page.frame_locator("iframe")


def _is_open(widget: FrameLocator) -> Chat:
    chat = Chat(widget)
    expect(chat.question).to_be_focused(timeout=PATIENCE_MS)
    return chat


def test_whoever_the_page_knows_asks_at_once(context: BrowserContext, intranet: Intranet) -> None:
    widget = _opened(context, intranet)
    chat = _is_open(widget)
    expect(widget.get_by_role("banner")).to_contain_text("Aroha Ngata")
    chat.say("stop")
    chat.say(QUESTION)
    expect(chat.answers.last.get_by_role("heading").first).to_contain_text("Not allowed")


def test_a_token_handed_over_twice_opens_one_conversation(
    context: BrowserContext, intranet: Intranet, organisation: Organisation
) -> None:
    intranet.show_widget(organisation.door, HANDS_OVER + HANDS_OVER)
    opened: list[str] = []

    def note_sockets(page: Page) -> None:
        page.on("websocket", lambda socket: opened.append(socket.url))

    context.on("page", note_sockets)
    _is_open(_opened(context, intranet))
    context.pages[0].wait_for_timeout(1000)
    assert len(opened) == 1


def test_somebody_else_s_token_shows_somebody_else_s_conversation(
    context: BrowserContext, intranet: Intranet, organisation: Organisation
) -> None:
    widget = _opened(context, intranet)
    _is_open(widget).say("stop")
    (page,) = context.pages
    token = organisation.provider.token(email="colleague@education.example", name="Mere Tāwhai")
    page.evaluate("token => AskFirst.handOver(token)", token)
    expect(widget.get_by_role("banner")).to_contain_text("Mere Tāwhai")
    _is_open(widget)


def test_a_token_that_is_refused_is_told_and_asked_for_again(
    context: BrowserContext, intranet: Intranet, organisation: Organisation
) -> None:
    intranet.hold_token(organisation.provider.token(exp=1))
    widget = _opened(context, intranet)
    expect(widget.get_by_role("status").filter(has_text="could not be confirmed")).to_be_visible()
    intranet.hold_token(organisation.provider.token())
    widget.get_by_role("button", name="Try again").click()
    _is_open(widget)


def test_when_a_sign_in_has_run_out_the_page_is_asked_again_and_nothing_said_is_lost(
    context: BrowserContext, intranet: Intranet, organisation: Organisation
) -> None:
    expiring = Identity(Signer(SIGNING_KEY)).token(STAFF, timedelta(seconds=6))
    signed_in = json.dumps({"token": expiring, "name": "Aroha"})
    context.route("**/exchange", lambda route: route.fulfill(body=signed_in), times=1)
    widget = _opened(context, intranet)
    chat = _is_open(widget)
    expect(widget.get_by_role("banner")).not_to_contain_text("Aroha Ngata")
    context.pages[0].wait_for_timeout(6500)
    chat.type(QUESTION)
    expect(widget.get_by_role("banner")).to_contain_text("Aroha Ngata")
    expect(chat.said.last).to_contain_text(QUESTION, timeout=PATIENCE_MS)
    chat.answered()


@pytest.mark.parametrize("look", LOOKS)
def test_where_the_page_hands_nothing_over_the_chat_says_what_it_waits_for(
    context: BrowserContext, intranet: Intranet, organisation: Organisation, look: str
) -> None:
    intranet.show_widget(organisation.door)
    widget = _opened(context, intranet)
    context.pages[0].emulate_media(**LOOKS[look], reduced_motion="reduce")
    expect(widget.get_by_text("The page around this chat signs you in.")).to_be_visible()
    expect(widget.get_by_role("button", name="Try again")).to_be_visible()
    assert faults(context.pages[0]) == []


def test_the_page_itself_says_where_to_open_it(context: BrowserContext, organisation: Organisation) -> None:
    page = context.new_page()
    page.goto(f"{organisation.door}/")
    expect(page.get_by_text("intranet or in Microsoft Teams")).to_be_visible()
    assert faults(page) == []
