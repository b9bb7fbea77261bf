"""A request is put aside and taken up again."""

from collections.abc import Callable

import pytest

from tests.conversations.requests import ACTIVITY, spoken
from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("staff@justice.example")


def test_a_request_saved_for_later_goes_on_where_it_was(staff: Staff) -> None:
    staff.tell(ACTIVITY, "it is quicker", "save it for later", "kia ora, continue")
    assert staff.asked == "information_involved"
    staff.tell("no", "only me", spoken(3), spoken(30), "yes", "yes")
    assert staff.case.fields["business_need"] == "it is quicker"
