"""The keyboard alone is enough, and where it is can be seen."""

from playwright.sync_api import Page, expect

from tests.browser.chat import Chat

STAFF = "manager@justice.example"
MOST_KEYS = 60


def test_a_whole_report_is_told_and_opened_by_keyboard(page: Page) -> None:
    _go_to(page, 'button[data-email="manager@justice.example"]')
    page.keyboard.press("Enter")
    chat = Chat(page)
    expect(chat.question).to_be_focused()
    for words in ("stop", "Left my work phone in a taxi yesterday at 4 pm", "skip", "not sure"):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        chat.answered()
        expect(chat.said.last).to_contain_text(words)
    _go_to(page, ".webchat__basic-transcript", "Shift+Tab")
    page.keyboard.press("Enter")
    _go_to(page, '#web-chat button:not([disabled])[aria-label="Yes, open it"]')
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="It is on its way").last).to_be_visible()
    expect(chat.question).to_be_focused()


def test_where_the_keyboard_is_can_be_seen(page: Page) -> None:
    page.get_by_role("button", name=STAFF).first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"


def _go_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press a key until the element has the focus."""
    page.locator(selector).first.wait_for()
    for _ in range(MOST_KEYS):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{selector} cannot be reached by {key}")
