"""“Where is my report at?” is answered with one's own reports."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("group.manager@justice.example")


def test_an_opened_report_is_named_with_its_handler(staff: Staff) -> None:
    staff.come_to_the_summary()
    staff.tell("yes")
    answer = staff.tell("where is my report up to")
    assert staff.case.reference in answer
    assert staff.case.reference in {reply["custom"].get("reference") for reply in staff.conversation.replies}


def test_whoever_reported_nothing_is_told_so(sign_in: Callable[[str], Staff]) -> None:
    ciso = sign_in("ciso@justice.example")
    assert "no open report" in ciso.tell("any news on the report I made?")
    assert ciso.opened == []
