"""Whoever talks about harassment can leave at once, and nothing of it is left behind."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import Chat
from tests.browser.conftest import SignIn
from tests.running import AskFirst

STAFF = "contractor@justice.example"


@pytest.fixture
def chat(sign_in: SignIn) -> Chat:
    chat = sign_in(STAFF)
    chat.say("stop")
    chat.say("my team leader keeps touching my shoulder")
    return chat


def _by_button(page: Page) -> None:
    page.get_by_role("button", name="Leave this page now").click()


def _by_key(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Escape")


@pytest.mark.parametrize("leave", [_by_button, _by_key])
def test_leaving_shows_an_empty_page_and_back_does_not_return(
    page: Page, askfirst: AskFirst, chat: Chat, leave: Callable[[Page], None]
) -> None:
    leave(page)
    page.wait_for_url("**/elsewhere")
    expect(page).to_have_title("New page")
    page.go_back()
    assert not page.url.startswith(askfirst.door)


def test_nothing_can_be_seen_again_without_signing_in(page: Page, askfirst: AskFirst, chat: Chat) -> None:
    _by_button(page)
    page.wait_for_url("**/elsewhere")
    page.goto(f"{askfirst.door}/")
    expect(page.get_by_role("heading", name="Who are you?")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0


def test_other_tabs_leave_as_well(page: Page, chat: Chat) -> None:
    with page.context.expect_page() as opened:
        page.evaluate("open(location.href)")
    expect(Chat(opened.value).messages.first).to_be_visible()
    _by_button(page)
    opened.value.wait_for_url("**/elsewhere")


def test_the_way_out_is_there_again_after_a_reload(page: Page, chat: Chat) -> None:
    page.reload()
    expect(page.get_by_role("button", name="Leave this page now")).to_be_visible()


def test_other_conversations_have_none(page: Page, sign_in: SignIn) -> None:
    sign_in("people@justice.example").say("Am I allowed to gamble at work?")
    expect(page.get_by_role("button", name="Leave this page now")).to_be_hidden()
