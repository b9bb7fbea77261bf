"""The chat page for everybody: by axe-core, in the dark, on a narrow screen and by keyboard alone."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import SignIn

STAFF = "colleague@justice.example"
NARROW = ViewportSize(width=320, height=640)


def _faults(page: Page) -> list[Any]:
    return list(Axe().run(page).response["violations"])


def _without_horizontal_scrolling(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def _ask(page: Page, words: str) -> None:
    page.get_by_role("textbox").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator(".from-assistant").last).to_be_visible()
    expect(page.locator("#waiting")).to_be_empty()


@pytest.fixture(params=["light", "dark"])
def colours(request: pytest.FixtureRequest, page: Page) -> str:
    page.emulate_media(color_scheme=request.param, reduced_motion="reduce")
    return str(request.param)


def test_the_sign_in_page_has_no_accessibility_faults(page: Page, colours: str) -> None:
    page.get_by_role("button", name=STAFF).wait_for()
    assert _faults(page) == []


@pytest.mark.parametrize(
    "words",
    [
        "stop",
        "Am I allowed to gamble at work?",
        "I was sent something inappropriate",
        "He is threatening me with a knife",
    ],
)
def test_the_conversation_has_no_accessibility_faults(sign_in: SignIn, colours: str, words: str) -> None:
    page = sign_in(STAFF)
    _ask(page, words)
    assert _faults(page) == []


def test_a_screen_of_320_pixels_is_wide_enough(sign_in: SignIn, page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.get_by_role("button", name=STAFF).wait_for()
    assert _without_horizontal_scrolling(page)
    sign_in(STAFF)
    _ask(page, "Am I allowed to gamble at work? " + "w" * 100)
    assert _without_horizontal_scrolling(page)


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.get_by_role("button", name=STAFF).wait_for()
    page.get_by_role("button", name=STAFF).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("Kia ora")
    page.keyboard.press("Enter")
    expect(page.locator(".from-person p").last).to_have_text("Kia ora")


def test_where_the_keyboard_is_can_be_seen(page: Page) -> None:
    page.get_by_role("button", name=STAFF).wait_for()
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"


def test_nothing_moves_for_those_who_asked_for_that(sign_in: SignIn, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    sign_in(STAFF)
    _ask(page, "Kia ora")
    moving = page.evaluate("document.getAnimations().length")
    assert moving == 0
