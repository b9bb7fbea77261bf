"""A real browser on the real chat page."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.running import AskFirst

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
PATIENCE_MS = 15_000

SignIn = Callable[[str], Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, askfirst: AskFirst) -> Iterator[Page]:
    """The chat page, opened by somebody who is not signed in; no script of it may fail unnoticed."""
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"{askfirst.door}/")
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def sign_in(page: Page) -> SignIn:
    """Signs in as the person with that e-mail address."""

    def choose(email: str) -> Page:
        page.get_by_role("button", name=email).click()
        expect(page.get_by_role("button", name="Send", exact=True)).to_be_enabled()
        return page

    return choose
