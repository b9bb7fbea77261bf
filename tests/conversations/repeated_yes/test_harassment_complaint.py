"""However often yes is said, one complaint is opened."""

from collections.abc import Callable

import pytest

from tests.conversations.complaints import come_to_the_summary
from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("service.desk@justice.example")


def test_with_a_name(staff: Staff) -> None:
    come_to_the_summary(staff)
    staff.tell("yes", "yes", "yep")
    assert staff.case.fields["respondent"] == "Rob Ellis from Property"


def test_without_a_name(staff: Staff) -> None:
    come_to_the_summary(staff, anonymous=True)
    staff.tell("yes", "yes")
    assert len(staff.nameless) == 1
    assert staff.opened == []


def test_a_button_pressed_twice_opens_one(staff: Staff) -> None:
    come_to_the_summary(staff)
    choice = next(each["choice"] for each in staff.conversation.buttons if each["title"].startswith("Yes"))
    for _ in range(2):
        assert staff.conversation.post({"choice": choice}).status_code == 200
    assert staff.case
