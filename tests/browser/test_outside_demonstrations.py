"""Where demo mode is off, nobody signs in by choosing a name."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import requests
from playwright.sync_api import Browser, expect

from tests.running import AskFirst, Server, free_ports


@pytest.fixture(scope="module")
def door(askfirst: AskFirst) -> Iterator[str]:
    """The web door of a bot outside demo mode."""
    (port,) = free_ports(1)
    door = f"http://127.0.0.1:{port}/webhooks/web"
    settings = {"ASKFIRST_DEMO_MODE": "false", "ASKFIRST_BOT_PORT": str(port)}
    environment = askfirst.bot.environment | settings
    bot: Server = replace(askfirst.bot, environment=environment, health=f"{door}/health", process=None)
    bot.start()
    try:
        bot.wait_until_well()
        yield door
    finally:
        bot.stop()


def test_signing_in_is_not_found(door: str) -> None:
    assert requests.post(f"{door}/sign-in", json={"person": "staff@education.example"}).status_code == 404


def test_there_are_no_names_to_choose_from(door: str) -> None:
    assert requests.get(f"{door}/demo-people").status_code == 404


def test_the_page_says_where_to_sign_in(browser: Browser, door: str) -> None:
    page = browser.new_page()
    page.goto(f"{door}/")
    expect(page.get_by_text("intranet or in Microsoft Teams")).to_be_visible()
    page.close()
