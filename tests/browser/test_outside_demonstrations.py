"""Where demo mode is off, nobody signs in by choosing a name."""

from collections.abc import Iterator

import pytest
import requests
from playwright.sync_api import Browser, expect

from tests.browser.conftest import another_bot
from tests.running import AskFirst


@pytest.fixture(scope="module")
def door(askfirst: AskFirst) -> Iterator[str]:
    """The web door of a bot outside demo mode."""
    with another_bot(askfirst, {"ASKFIRST_DEMO_MODE": "false"}) as door:
        yield door


def test_signing_in_is_not_found(door: str) -> None:
    assert requests.post(f"{door}/sign-in", json={"person": "staff@education.example"}, timeout=10).status_code == 404


def test_there_are_no_names_to_choose_from(door: str) -> None:
    assert requests.get(f"{door}/demo-people", timeout=10).status_code == 404


def test_the_page_says_where_to_sign_in(browser: Browser, door: str) -> None:
    page = browser.new_page()
    page.goto(f"{door}/")
    expect(page.get_by_text("intranet or in Microsoft Teams")).to_be_visible()
    page.close()
