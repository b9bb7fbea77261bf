"""AskFirst in the Microsoft 365 Agents Playground, for `make test-teams`; it is not collected otherwise.

The playground's licence is for evaluation, so it is fetched for the test and never kept with the project.
"""

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.running import AskFirst, Server, free_ports
from tests.teams.double import EDUCATION

COMMAND = os.environ.get("ASKFIRST_PLAYGROUND_COMMAND", "")
collect_ignore_glob = [] if COMMAND else ["test_*.py"]

CONTEXT = Path(__file__).with_name("context.yml")
CONTEXT_NAME = ".m365agentsplayground.yml"
CHROMIUM = "/usr/bin/chromium"
REFERENCE = re.compile(r"^INC-\d{4}-\d{4}$")
SECONDS_TO_START = 30
MILLISECONDS_TO_ANSWER = 30_000


@dataclass(frozen=True)
class Screen:
    """What one person sees in the playground."""

    page: Page

    def say(self, text: str) -> None:
        """Type something and wait for what is answered."""
        with self._answered():
            self.page.get_by_role("textbox").fill(text)
            self.page.keyboard.press("Enter")

    def press(self, title: str) -> None:
        """Press the last button whose title begins so, and wait for what is answered."""
        with self._answered():
            self.page.get_by_role("button", name=title).last.click()

    def unfold(self, title: str) -> None:
        """Press the last button of that title, which shows what the card hides."""
        self.page.get_by_role("button", name=title).last.click()

    def shows(self, *texts: str) -> None:
        """Wait until these words stand somewhere."""
        for text in texts:
            expect(self.page.get_by_text(text).last).to_be_visible(timeout=MILLISECONDS_TO_ANSWER)

    def picture(self, path: Path) -> None:
        """Keep what is seen."""
        self.page.wait_for_timeout(1000)
        self.page.screenshot(path=path)

    def reference(self) -> str:
        """The reference of the report that was opened last."""
        return self.page.get_by_text(REFERENCE).last.inner_text()

    def answers(self) -> int:
        """How often the assistant has spoken."""
        return self.page.get_by_label("Message author").filter(has_text="AskFirst").count()

    @contextmanager
    def _answered(self) -> Iterator[None]:
        before = self.answers()
        yield
        deadline = time.monotonic() + MILLISECONDS_TO_ANSWER / 1000
        while self.answers() <= before:
            assert time.monotonic() < deadline, "no answer came"
            self.page.wait_for_timeout(50)


@dataclass(frozen=True)
class Playground:
    """A bot that takes the playground's word, and a way to see it as somebody."""

    bot: Server
    open: Callable[..., Screen]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@pytest.fixture(scope="session")
def bot(askfirst: AskFirst) -> Iterator[Server]:
    (port,) = free_ports(1)
    settings = {
        "ASKFIRST_BOT_PORT": str(port),
        "ASKFIRST_BOT_URL": f"http://127.0.0.1:{port}",
        "ASKFIRST_TEAMS_PLAYGROUND": "true",
        "ASKFIRST_TEAMS_TENANTS": f"{EDUCATION}=education",
    }
    health = f"http://127.0.0.1:{port}/webhooks/web/health"
    bot = replace(askfirst.bot, environment=askfirst.bot.environment | settings, health=health, process=None)
    bot.start()
    try:
        bot.wait_until_well()
        yield bot
    finally:
        bot.stop()


@pytest.fixture
def playground(bot: Server, browser: Browser, tmp_path: Path) -> Iterator[Playground]:
    running: list[subprocess.Popen[bytes]] = []

    def open_as(user: str, name: str, object_id: str) -> Screen:
        folder = tmp_path / user
        folder.mkdir()
        values = {"{user}": user, "{name}": name, "{object_id}": object_id}
        process, address = _start(folder, values, bot.environment["ASKFIRST_BOT_URL"])
        running.append(process)
        page = browser.new_page(viewport={"width": 1200, "height": 1000}, device_scale_factor=1)
        page.goto(address)
        page.get_by_title("Toggle Log Panel").click()
        return Screen(page)

    yield Playground(bot, open_as)
    for process in running:
        process.terminate()
        process.wait()


def _start(folder: Path, values: dict[str, str], bot_url: str) -> tuple[subprocess.Popen[bytes], str]:
    """Start a playground for one person and return it with its address."""
    context = CONTEXT.read_text(encoding="utf-8")
    for blank, value in values.items():
        context = context.replace(blank, value)
    (folder / CONTEXT_NAME).write_text(context, encoding="utf-8")
    (port,) = free_ports(1)
    messages = f"{bot_url}/webhooks/teams/messages"
    command = [COMMAND, "-e", messages, "-c", "msteams", "-p", str(port), "--disable-telemetry"]
    environment = {**os.environ, "PATH": f"{_without_a_browser(folder)}:{os.environ['PATH']}"}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    address = f"http://localhost:{port}"
    deadline = time.monotonic() + SECONDS_TO_START
    while not _answers(address):
        assert process.poll() is None and time.monotonic() < deadline, (folder / "log").read_text()
        time.sleep(0.2)
    return process, address


def _without_a_browser(folder: Path) -> Path:
    """Return a folder with an xdg-open that opens nothing; without any, the playground ends at once."""
    stub = folder / "stub"
    stub.mkdir()
    (stub / "xdg-open").write_text("#!/bin/sh\n")
    (stub / "xdg-open").chmod(0o755)
    return stub


def _answers(address: str) -> bool:
    try:
        return requests.get(address, timeout=5).ok
    except requests.ConnectionError:
        return False
