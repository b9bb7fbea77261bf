"""Whatever comes between in the report of an incident, it is answered, and the report waits where it was."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("manager@justice.example")


@pytest.fixture
def asked_when(staff: Staff) -> Staff:
    staff.tell("I think I left my work tablet in a taxi coming back from the airport")
    assert staff.asked == "occurred_at"
    return staff


def finish(staff: Staff) -> None:
    staff.tell("yesterday at 9pm", "skip", "no", "yes")
    fields = staff.case.fields
    assert (fields["incident_type"], fields["asset"]) == ("lost_device", "work tablet")


def test_a_policy_question_is_answered_and_the_time_asked_again(asked_when: Staff) -> None:
    asked_when.tell("am I allowed to use my own tablet for work meanwhile?")
    assert asked_when.conversation.replies[0]["custom"]["type"] in ("answer", "clarification")
    assert asked_when.asked == "occurred_at"
    finish(asked_when)


def test_why_the_time_is_needed_is_told(asked_when: Staff) -> None:
    assert "which records to check" in asked_when.tell("why do u need that")
    finish(asked_when)


def test_information_told_instead_of_the_time_is_kept(asked_when: Staff) -> None:
    asked_when.tell("there was no ministry data on it by the way")
    assert asked_when.asked == "occurred_at"
    asked_when.tell("yesterday", "skip", "yes")
    assert asked_when.case.fields["information_involved"] == "no"


def test_a_second_matter_is_noted_and_offered_afterwards(asked_when: Staff) -> None:
    asked_when.tell("also a bloke on level 3 keeps touching me in the lift")
    assert "another matter" in asked_when.conversation.text
    finish(asked_when)
    assert "You also mentioned another matter" in asked_when.conversation.text


def test_what_happens_next_is_told_and_the_report_goes_on(asked_when: Staff) -> None:
    assert "Nothing goes anywhere" in asked_when.tell("what happens next?")
    finish(asked_when)
