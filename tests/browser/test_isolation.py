"""The chat page keeps to itself: it loads nothing from elsewhere, and runs nothing that is not its own."""

from urllib.parse import urlsplit

import requests
from playwright.sync_api import ConsoleMessage, Page

from tests.browser.conftest import SignIn
from tests.running import AskFirst

STAFF = "people@education.example"


def test_nothing_is_asked_of_any_other_server(page: Page, sign_in: SignIn, askfirst: AskFirst) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.reload()
    sign_in(STAFF).say("Am I allowed to gamble at work?")
    fetched = {urlsplit(url).netloc for url in asked if not url.startswith("data:")}
    assert fetched == {urlsplit(askfirst.door).netloc}


def test_the_page_keeps_its_own_security_policy(page: Page, sign_in: SignIn) -> None:
    complaints: list[ConsoleMessage] = []
    page.on("console", lambda complaint: complaints.append(complaint))
    page.reload()
    sign_in(STAFF).say("Am I allowed to gamble at work?")
    assert [complaint.text for complaint in complaints] == []


def test_the_policy_runs_no_script_but_ours(askfirst: AskFirst) -> None:
    policy = requests.get(f"{askfirst.door}/", timeout=10).headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_what_never_changes_is_fetched_once(page: Page, sign_in: SignIn, askfirst: AskFirst) -> None:
    sign_in(STAFF)
    page.reload()
    fetched = page.evaluate(
        "performance.getEntriesByType('resource').filter(({name}) => name.includes('/assets/'))"
        ".map(({transferSize}) => transferSize)"
    )
    assert set(fetched) == {0}


def test_the_token_is_gone_with_the_tab(page: Page, sign_in: SignIn, askfirst: AskFirst) -> None:
    sign_in(STAFF)
    other_tab = page.context.new_page()
    other_tab.goto(f"{askfirst.door}/")
    other_tab.get_by_role("heading", name="Who are you?").wait_for()
