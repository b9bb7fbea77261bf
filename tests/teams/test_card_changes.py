"""What Teams needs changed in the cards that all channels share."""

from dataclasses import replace
from datetime import timedelta

import pytest
from freezegun import freeze_time

from bot.channels.signed_choice import Choices
from bot.channels.teams.notice import notice, read_notice
from bot.channels.teams.outgoing import answer, used
from bot.channels.tokens import Signer
from tests.teams.double import parts

CHOICES = Choices(Signer("a key that only these tests know, long"), "conversation")
ASKED = {
    "text": "Which one?",
    "buttons": [{"title": "This", "payload": "/choose"}, {"title": "That", "payload": "/deny"}],
}
RECEIPT = {"text": "Keep it.", "custom": {"type": "receipt", "receipt": "cabbage lantern"}}


def test_every_button_says_in_which_turn_it_was_offered() -> None:
    [activity] = answer([ASKED], CHOICES, "turn")
    buttons = [each for each in parts(activity, "type") if each["type"] == "Action.Submit"]
    assert [each["data"]["turn"] for each in buttons] == ["turn", "turn"]


def test_every_button_of_a_notice_says_what_was_told() -> None:
    [activity] = notice(ASKED, CHOICES)
    buttons = [each for each in parts(activity, "type") if each["type"] == "Action.Submit"]
    assert [read_notice(each["data"]["notice"], CHOICES) for each in buttons] == [[ASKED], [ASKED]]


def test_a_notice_is_good_while_somebody_is_on_leave() -> None:
    with freeze_time() as clock:
        [activity] = notice(ASKED, CHOICES)
        clock.tick(timedelta(weeks=6))
        data = next(parts(activity, "choice"))
        assert CHOICES.accept(data["choice"]) == "/choose"
        assert read_notice(data["notice"], CHOICES) == [ASKED]


@pytest.mark.parametrize("forged", ["", "nonsense", CHOICES.offer("/choose")], ids=["empty", "nonsense", "a choice"])
def test_a_notice_that_was_not_told_here_is_none(forged: str) -> None:
    elsewhere = replace(CHOICES, conversation="another conversation")
    [activity] = notice(ASKED, CHOICES)
    assert not read_notice(forged, CHOICES)
    assert not read_notice(next(parts(activity, "choice"))["notice"], elsewhere)


def test_a_used_card_has_no_buttons_and_shows_what_was_chosen() -> None:
    [activity] = used([ASKED], CHOICES, "turn", "That")
    words = [each["text"] for each in parts(activity, "text")]
    assert words == ["Which one?", "✓ That"]
    assert not [each for each in parts(activity, "type") if each["type"] in ("Action.Submit", "ActionSet")]


def test_what_was_chosen_stands_where_it_was_asked() -> None:
    [activity] = used([ASKED, {"text": "And more."}], CHOICES, "turn", "That")
    assert [each["text"] for each in parts(activity, "text")] == ["Which one?", "✓ That", "And more."]


def test_headings_have_the_colour_of_other_text() -> None:
    [activity] = answer([RECEIPT], CHOICES, "turn")
    [heading] = [each for each in parts(activity, "style") if each["style"] == "heading"]
    assert "color" not in heading
