"""The report of an incident is stopped, and nothing is opened."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("colleague@justice.example")


def test_a_device_that_turned_up_again_is_no_case(staff: Staff) -> None:
    staff.tell("I can't find my work laptop anywhere since I came back from Nelson")
    staff.tell("cancel that")
    assert staff.opened == []


def test_stopping_at_the_summary_opens_nothing(staff: Staff) -> None:
    staff.tell("lost my work phone at the Basin Reserve yesterday", "skip", "skip")
    staff.press("Stop, do not open it")
    assert staff.opened == []


def test_after_stopping_another_incident_is_told_from_the_start(staff: Staff) -> None:
    staff.tell("lost my work phone at the Basin Reserve yesterday", "stop")
    staff.tell("somebody stole my work laptop from the library yesterday at noon", "skip", "no", "yes")
    fields = staff.case.fields
    assert (fields["incident_type"], fields["asset"]) == ("stolen_device", "work laptop")
