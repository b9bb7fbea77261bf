"""However often yes is said, one request is opened."""

from collections.abc import Callable

import pytest

from tests.conversations.requests import come_to_the_summary
from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("staff@justice.example")


def test_a_second_yes_opens_no_second_request(staff: Staff) -> None:
    come_to_the_summary(staff)
    staff.tell("yes", "yes", "yes please")
    assert len(staff.opened) == 1
