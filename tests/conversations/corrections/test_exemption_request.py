"""A request is changed while it is told, and before it is opened."""

from collections.abc import Callable

import pytest

from tests.conversations.requests import ACTIVITY, ahead, come_to_the_summary, spoken
from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("staff@justice.example")


def test_the_last_day_is_changed_by_saying_so(staff: Staff) -> None:
    come_to_the_summary(staff)
    staff.tell(f"actually it only has to run until {spoken(25)}", "yes")
    assert (staff.case.fields["starts_on"], staff.case.fields["ends_on"]) == (ahead(3), ahead(25))


def test_an_answer_given_long_ago_is_changed_in_the_middle(staff: Staff) -> None:
    staff.tell(ACTIVITY, "it is quicker", "no", "only me", spoken(3), "change who it covers")
    assert staff.asked == "covers"
    staff.tell("me and Emma Fraser", spoken(30), "yes", "yes")
    assert staff.case.fields["covered_names"] == "me and Emma Fraser"


def test_names_are_dropped_once_it_covers_only_the_person(staff: Staff) -> None:
    staff.tell(ACTIVITY, "it is quicker", "no", "Losa and me", spoken(3), spoken(30), "yes")
    staff.press("Change: Who it covers", "Only me")
    assert "covered_names" not in staff.summary
    staff.tell("yes")
    assert "covered_names" not in staff.case.fields


def test_the_reason_is_replaced_by_its_own_name(staff: Staff) -> None:
    come_to_the_summary(staff)
    staff.tell("change the reason to the replacement software crashes in hearings", "yes")
    assert staff.case.fields["business_need"] == "the replacement software crashes in hearings"


def test_a_later_start_than_the_end_brings_the_question_for_the_end(staff: Staff) -> None:
    come_to_the_summary(staff)
    staff.press("Change: From")
    assert "first day or a later one" in staff.tell(spoken(90))
    assert staff.asked == "ends_on"
    staff.tell(spoken(120), "yes")
    assert (staff.case.fields["starts_on"], staff.case.fields["ends_on"]) == (ahead(90), ahead(120))
