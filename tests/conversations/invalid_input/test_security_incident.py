"""What cannot be used as an answer about an incident is asked again, and nothing is made up."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("colleague@education.example")


def test_lost_or_stolen_is_left_to_the_person(staff: Staff) -> None:
    staff.tell("my work phone is either lost or stolen, I can't say which")
    assert staff.asked == "incident_type"
    staff.press("A stolen device")
    staff.tell("yesterday", "Gone from under my seat at the concert", "skip", "no", "yes")
    assert staff.case.fields["incident_type"] == "stolen_device"


def test_a_time_to_come_is_asked_again(staff: Staff) -> None:
    staff.tell("I left my work tablet at a school in Gore", "tomorrow at 3")
    assert staff.asked == "occurred_at"
    staff.tell("yesterday at 3", "skip", "no", "yes")
    assert "T15:00" in staff.case.fields["occurred_at"]


def test_nonsense_is_no_day(staff: Staff) -> None:
    staff.tell("I left my work tablet at a school in Gore", "qwertyuiop")
    assert staff.asked == "occurred_at"
    staff.tell("yesterday", "skip", "no", "yes")
    assert "T" not in staff.case.fields["occurred_at"]


def test_what_was_left_open_is_not_in_the_case(staff: Staff) -> None:
    staff.tell("some joker propped open the server room door yesterday and anyone can walk in, please report it")
    staff.tell("skip", "skip", "yes")
    assert not {"asset", "information_involved"} & staff.case.fields.keys()
