"""The chat page keeps to itself: it loads nothing from elsewhere, and runs nothing that is not its own."""

from playwright.sync_api import ConsoleMessage, Page, Request

from tests.browser.conftest import SignIn
from tests.running import AskFirst


def test_nothing_is_asked_of_any_other_server(page: Page, sign_in: SignIn, askfirst: AskFirst) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.reload()
    sign_in("people@education.example")
    assert asked
    assert {request.url.startswith(askfirst.door) for request in asked} == {True}


def test_the_page_keeps_its_own_security_policy(page: Page, sign_in: SignIn) -> None:
    complaints: list[ConsoleMessage] = []
    page.on("console", lambda complaint: complaints.append(complaint))
    page.reload()
    sign_in("people@education.example")
    assert [complaint.text for complaint in complaints] == []


def test_foreign_markup_cannot_be_put_into_the_page(page: Page) -> None:
    refused = page.evaluate(
        "() => { try { document.body.innerHTML = '<p>foreign</p>'; return false } catch { return true } }"
    )
    assert refused


def test_the_token_is_gone_with_the_tab(page: Page, sign_in: SignIn, askfirst: AskFirst) -> None:
    sign_in("people@education.example")
    other_tab = page.context.new_page()
    other_tab.goto(f"{askfirst.door}/")
    other_tab.get_by_role("heading", name="Who are you?").wait_for()
