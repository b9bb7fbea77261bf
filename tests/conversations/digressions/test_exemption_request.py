"""What comes in between is answered, and the request goes on."""

from collections.abc import Callable

import pytest

from tests.conversations.requests import ACTIVITY, spoken
from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("staff@justice.example")


def test_why_somebody_must_be_named_is_answered_in_the_policys_words(staff: Staff) -> None:
    staff.tell(ACTIVITY, "it is quicker", "no")
    assert "limited to identified staff" in staff.tell("why do you need that?")
    staff.tell("only me", spoken(3), spoken(30), "yes", "yes")
    assert staff.case.fields["covers"] == "me"


def test_a_policy_question_in_the_middle_is_answered(staff: Staff) -> None:
    staff.tell(ACTIVITY)
    staff.tell("am I allowed to lend my swipe card and password to a temp?")
    assert staff.conversation.card("answer")["citations"]
    assert staff.asked == "business_need"
    staff.tell("it is quicker", "no", "only me", spoken(3), spoken(30), "yes", "yes")
    assert staff.case.fields["business_need"] == "it is quicker"


def test_going_back_asks_the_question_before(staff: Staff) -> None:
    staff.tell(ACTIVITY, "it is quicker", "go back")
    assert staff.asked == "business_need"
    staff.tell("it is a lot quicker", "no", "only me", spoken(3), spoken(30), "yes", "yes")
    assert staff.case.fields["business_need"] == "it is a lot quicker"
