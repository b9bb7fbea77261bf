"""Questions about the last answer are told from all else that is said right after it, in words not seen before."""

from pathlib import Path

import pytest

from bot.nlu.in_context.follow_up import FOLLOW_UPS_FILE
from bot.nlu.in_context.meaning import MEANT, in_context
from tests.bot.in_context.conftest import HERE, Understands, conversation, question_answered, read

LINES: dict[str, dict[str, list[str]]] = read(HERE / "follow_ups.yml")
# “Why?” is answered in the rule's own words, as “show me the wording” is.
ANSWERED_AS = {"why": "wording"}
LEAST_FOLLOW_UPS_HEARD, LEAST_OTHERS_LEFT_ALONE = 0.9, 0.95
COSTLY = ("inappropriate_material", "security_incident", "emergency", "harassment_complaint", "told")


def kind_heard(text: str, understands: Understands) -> str | None:
    """What the message asks of an answer just given; None where it is left to its topic."""
    meant = in_context(understands(text), conversation(*question_answered())).get(MEANT)
    return str(meant).split('"')[3] if meant else None


def plain(line: str) -> str:
    return " ".join("".join(sign for sign in line.lower() if sign.isalnum() or sign == " ").split())


def lines_of(path: Path) -> set[str]:
    return {plain(line) for part in read(path).values() for lines in part.values() for line in lines}


def test_no_message_of_the_tests_was_trained_on() -> None:
    assert lines_of(HERE / "follow_ups.yml") & lines_of(FOLLOW_UPS_FILE) == set()


def test_follow_ups_are_heard_as_what_they_ask(understands: Understands) -> None:
    wanted = [(line, ANSWERED_AS.get(kind, kind)) for kind, lines in LINES["follow_ups"].items() for line in lines]
    missed = [(line, kind) for line, kind in wanted if kind_heard(line, understands) != kind]
    assert 1 - len(missed) / len(wanted) >= LEAST_FOLLOW_UPS_HEARD, missed


def test_whatever_else_is_said_is_left_to_its_topic(understands: Understands) -> None:
    others = [line for lines in LINES["others"].values() for line in lines]
    overheard = [line for line in others if kind_heard(line, understands)]
    assert 1 - len(overheard) / len(others) >= LEAST_OTHERS_LEFT_ALONE, overheard


@pytest.mark.parametrize("topic", COSTLY)
def test_no_report_and_no_danger_is_taken_for_a_follow_up(understands: Understands, topic: str) -> None:
    assert [line for line in LINES["others"][topic] if kind_heard(line, understands)] == []
