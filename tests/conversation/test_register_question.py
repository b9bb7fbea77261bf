"""What is asked of the register of exemptions, in people's words. Today is Wednesday 4 February 2026."""

from datetime import date

import pytest

from actions.conversation.telling.register_question import RegisterQuestion, read_question
from actions.conversation.telling.stretches import Stretch

TODAY = date(2026, 2, 4)
FEBRUARY = Stretch(date(2026, 2, 1), date(2026, 2, 28))
AHEAD = Stretch(TODAY, date(2026, 3, 6))


def asked(text: str) -> RegisterQuestion:
    return read_question(text, TODAY)


@pytest.mark.parametrize(
    "text", ["which exemptions do I hold?", "my exemptions", "what have I got on the exemption list", "am I exempt"]
)
def test_what_is_the_speakers_own(text: str) -> None:
    assert asked(text).own


@pytest.mark.parametrize(
    "text",
    [
        "which exemptions does my team hold?",
        "exemptions of my direct reports",
        "what do my people hold",
        "I manage four people, who in my team is exempt?",
    ],
)
def test_what_is_the_teams(text: str) -> None:
    question = asked(text)
    assert (question.own, question.team) == (False, True)


@pytest.mark.parametrize("text", ["show me the whole register", "all exemptions please", "who holds exemptions here"])
def test_what_is_everybodys(text: str) -> None:
    question = asked(text)
    assert (question.own, question.team) == (False, False)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("what falls due this month?", FEBRUARY),
        ("exemptions ending in February", FEBRUARY),
        ("what expires next month", Stretch(date(2026, 3, 1), date(2026, 3, 31))),
        ("what needs revalidating this week", Stretch(date(2026, 2, 2), date(2026, 2, 8))),
        ("reviews in January", Stretch(date(2027, 1, 1), date(2027, 1, 31))),
        ("which end in December 2025", Stretch(date(2025, 12, 1), date(2025, 12, 31))),
        ("anything due for review?", AHEAD),
        ("what is about to run out", AHEAD),
        ("when does my exemption run out?", None),
        ("which exemptions may I see", None),
    ],
)
def test_when_something_falls_due(text: str, days: Stretch | None) -> None:
    assert asked(text).falls_due == days


@pytest.mark.parametrize(
    ("text", "asks_for"),
    [
        ("do I have an exemption for USB sticks?", True),
        ("are we covered for drones", True),
        ("am I exempt from the screen lock rule", True),
        ("which exemptions are in force?", False),
    ],
)
def test_whether_one_for_something_certain_is_meant(text: str, asks_for: bool) -> None:
    assert asked(text).asks_for is asks_for


@pytest.mark.parametrize(("text", "with_past"), [("which exemptions have expired", True), ("which do I hold", False)])
def test_whether_what_has_ended_counts_too(text: str, with_past: bool) -> None:
    assert asked(text).with_past is with_past
