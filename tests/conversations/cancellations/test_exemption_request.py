"""A request is left, and nothing of it remains."""

from collections.abc import Callable

import pytest

from tests.conversations.requests import ACTIVITY, come_to_the_summary
from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("staff@justice.example")


def test_stopping_in_the_middle_opens_nothing(staff: Staff) -> None:
    staff.tell(ACTIVITY, "it is quicker")
    assert "Nothing was opened" in staff.tell("forget it")
    assert staff.opened == []


def test_stopping_at_the_summary_opens_nothing_and_the_next_request_begins_afresh(staff: Staff) -> None:
    come_to_the_summary(staff)
    staff.press("Stop")
    staff.tell(ACTIVITY)
    assert staff.asked == "business_need"
    staff.tell("stop")
    assert staff.opened == []
