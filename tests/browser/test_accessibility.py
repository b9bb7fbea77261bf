"""The chat page for everybody: by axe-core, in light, dark and forced colours, magnified, and on a narrow screen."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.accessibility import LOOKS, faults
from tests.browser.conftest import SignIn
from tests.running import AskFirst

STAFF = "colleague@justice.example"
NARROW = ViewportSize(width=320, height=640)
# A screen of 1280 by 1024 at a zoom of 200 %.
MAGNIFIED = ViewportSize(width=640, height=512)
CONVERSATION = (
    "stop",
    "Am I allowed to gamble at work? " + "w" * 100,
    "can I sign up to a newsletter with my work email",
    "I left my work phone in a taxi yesterday at 4 pm",
    "skip",
    "not sure",
    "stop",
    "where is my report at?",
    "which exemptions do I hold?",
    "Who can I talk to about harassment?",
    "stop",
    "He is threatening me with a knife",
)


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest, page: Page) -> str:
    page.emulate_media(**LOOKS[request.param], reduced_motion="reduce")
    return str(request.param)


def test_the_sign_in_page_has_nofaults(page: Page, look: str) -> None:
    page.get_by_role("button", name=STAFF).wait_for()
    assert faults(page) == []


def test_an_empty_conversation_has_nofaults(page: Page, sign_in: SignIn, look: str) -> None:
    sign_in("service.desk@justice.example")
    assert faults(page) == []


def test_the_page_opened_by_a_quick_exit_has_nofaults(page: Page, askfirst: AskFirst, look: str) -> None:
    page.goto(f"{askfirst.door}/elsewhere")
    assert faults(page) == []


def test_a_conversation_with_every_card_has_no_faults_in_any_look(page: Page, sign_in: SignIn) -> None:
    chat = sign_in(STAFF)
    for words in CONVERSATION:
        chat.say(words)
    for fold in page.locator("#web-chat button[aria-controls]").all():
        fold.click()
    for look in LOOKS.values():
        page.emulate_media(**{"color_scheme": "light", "forced_colors": "none", "reduced_motion": "reduce", **look})
        assert faults(page) == []


def test_a_lost_connection_is_shown_withoutfaults(page: Page, sign_in: SignIn, look: str) -> None:
    chat = sign_in(STAFF)
    page.context.set_offline(True)
    expect(chat.state).to_contain_text("You are offline")
    assert faults(page) == []


@pytest.mark.parametrize("size", [NARROW, MAGNIFIED])
def test_nothing_needs_scrolling_sideways(page: Page, sign_in: SignIn, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.get_by_role("button", name=STAFF).wait_for()
    assert _fits(page)
    chat = sign_in(STAFF)
    for words in ("stop", *CONVERSATION[1:5]):
        chat.say(words)
        assert _fits(page)
    chat.say("stop")


def test_answers_are_announced_with_their_words(page: Page, sign_in: SignIn) -> None:
    chat = sign_in(STAFF)
    log = page.get_by_role("log")
    expect(log).to_have_attribute("aria-live", "polite")
    _hear(page)
    chat.say("Am I allowed to gamble at work?")
    heard = page.evaluate("window.heard.join(' ')")
    assert "You said: Am I allowed to gamble at work?" in heard
    assert "AskFirst said: Not allowed. You must not use Ministry ICT" in heard


def _hear(page: Page) -> None:
    """Collect what the live region says, as a screen reader would."""
    page.evaluate(
        """() => {
            window.heard = [];
            const said = (node) => [...node.querySelectorAll('div')].map((each) => each.textContent).filter(Boolean);
            new MutationObserver((changes) => {
                for (const { addedNodes } of changes)
                    for (const node of addedNodes) window.heard.push(said(node).join(' ').replace(/ +/g, ' '));
            }).observe(document.querySelector('[role=log]'), { childList: true });
        }"""
    )


def test_te_reo_is_marked_wherever_the_assistant_speaks_it(sign_in: SignIn) -> None:
    chat = sign_in(STAFF)
    chat.say("stop")
    chat.say("hello")
    expect(chat.answers.last.locator("[lang=mi]").first).to_have_text("Kia ora")


def test_nothing_moves_for_those_who_asked_for_that(page: Page, sign_in: SignIn) -> None:
    page.emulate_media(reduced_motion="reduce")
    chat = sign_in(STAFF)
    chat.say("Kia ora")
    assert page.evaluate("document.getAnimations().length") == 0


def test_a_change_button_says_what_it_changes(page: Page, sign_in: SignIn) -> None:
    chat = sign_in(STAFF)
    for words in ("stop", "I left my work phone in a taxi yesterday at 4 pm", "skip", "not sure"):
        chat.say(words)
    expect(chat.answers.last.get_by_role("button", name="Change: When it happened")).to_be_visible()
    chat.say("stop")
