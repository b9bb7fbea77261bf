"""Questions and danger come between, and the enquiry goes on."""

from collections.abc import Callable

import pytest

from tests.conversations.records import Records
from tests.conversations.staff import Staff

EMAIL = "service.desk@justice.example"


@pytest.fixture
def staff(sign_in: Callable[[str], Staff], records: Records) -> Staff:
    records.clear(EMAIL)
    return sign_in(EMAIL)


def test_a_policy_question_before_the_yes_is_answered_and_led_back(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "security_incident")
    staff.tell(f"add to {case.reference} that the screen was cracked")
    staff.tell("Am I allowed to bet on the rugby at my desk?")
    assert staff.conversation.card("answer")
    assert staff.summary["words"] == "the screen was cracked"
    staff.tell("yes")
    assert records.added(case) == ["the screen was cracked"]


def test_who_will_see_it_is_told_and_the_question_asked_again(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "harassment_complaint")
    answer = staff.tell(f"I'd like to add something to {case.reference}", "who will see this?")
    assert "never to anybody it is about" in answer
    assert "What would you like to add" in answer
    staff.tell("He apologised this morning", "yes")
    assert records.added(case) == ["He apologised this morning"]


def test_danger_comes_first(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "harassment_complaint")
    staff.tell(f"I'd like to add something to {case.reference}", "he has a knife and is coming at me")
    assert "111" in str(staff.conversation.replies)
    staff.tell("stop")
    assert records.added(case) == []
