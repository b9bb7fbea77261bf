"""A real browser on the real chat page."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chat import PATIENCE_MS, Chat
from tests.browser.intranet import Intranet, serving
from tests.running import AskFirst, Server, free_ports

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]

SignIn = Callable[[str], Chat]


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

    def choose(email: str) -> Chat:
        page.get_by_role("button", name=email).click()
        expect(page.get_by_role("textbox")).to_be_focused(timeout=PATIENCE_MS)
        return Chat(page)

    return choose


@pytest.fixture(scope="module")
def intranet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Intranet]:
    """A site of the organisation's own, on another origin."""
    with serving(tmp_path_factory.mktemp("intranet")) as intranet:
        yield intranet


@contextmanager
def another_bot(askfirst: AskFirst, settings: Mapping[str, str]) -> Iterator[str]:
    """Run a second bot on the same data with other settings, and give the address of its web door."""
    (port,) = free_ports(1)
    door = f"http://127.0.0.1:{port}/webhooks/web"
    environment = {**askfirst.bot.environment, **settings, "ASKFIRST_BOT_PORT": str(port)}
    bot: Server = replace(askfirst.bot, environment=environment, health=f"{door}/health", process=None)
    bot.start()
    try:
        bot.wait_until_well()
        yield door
    finally:
        bot.stop()
