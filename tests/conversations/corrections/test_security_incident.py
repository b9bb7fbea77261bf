"""What was told of an incident is taken back, and what was said last is what is opened."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff, yesterday

LOSS = "left my work phone on the Johnsonville train yesterday at 7.40am"


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("contractor@education.example")


@pytest.fixture
def at_the_summary(staff: Staff) -> Staff:
    staff.tell(LOSS, "skip", "no")
    assert staff.summary["asset"] == "work phone"
    return staff


def test_a_loss_turns_out_to_be_a_theft(at_the_summary: Staff) -> None:
    at_the_summary.tell("actually it was stolen, a passenger saw him pocket it", "yes")
    assert at_the_summary.case.fields["incident_type"] == "stolen_device"


def test_it_was_another_device(at_the_summary: Staff) -> None:
    at_the_summary.tell("hang on, it was the work tablet and not the phone", "yes")
    assert at_the_summary.case.fields["asset"] == "work tablet"


def test_the_hour_is_put_right_and_the_day_stays(at_the_summary: Staff) -> None:
    at_the_summary.tell("sorry, more like at 8.10am", "yes")
    assert at_the_summary.case.fields["occurred_at"].startswith(f"{yesterday():%Y-%m-%d}T08:10")


def test_two_things_are_put_right_in_one_message(at_the_summary: Staff) -> None:
    at_the_summary.tell("Two fixes: it was stolen, and the time was 9am", "yes")
    fields = at_the_summary.case.fields
    assert (fields["incident_type"], "T09:00" in fields["occurred_at"]) == ("stolen_device", True)


def test_there_was_information_on_it_after_all(at_the_summary: Staff) -> None:
    at_the_summary.press("Change: Information involved")
    at_the_summary.tell("yes, sensitive", "yes")
    assert at_the_summary.case.fields["information_involved"] == "sensitive"


def test_what_is_added_stands_behind_the_first_account(at_the_summary: Staff) -> None:
    at_the_summary.tell("please add that it has a cracked corner", "yes")
    assert at_the_summary.case.fields["description"] == f"{LOSS}\nit has a cracked corner"


def test_the_kind_is_taken_back_while_the_time_is_asked(staff: Staff) -> None:
    staff.tell("my ministry laptop was nicked while I was at the gym in Newtown")
    assert staff.asked == "occurred_at"
    staff.tell("oh wait, it wasn't nicked, I left it at the gym")
    assert staff.asked == "occurred_at"
    staff.tell("yesterday", "skip", "skip", "yes")
    assert staff.case.fields["incident_type"] == "lost_device"
