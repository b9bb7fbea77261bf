"""Days that cannot stand are refused kindly, and nothing else is lost."""

from collections.abc import Callable

import pytest

from tests.conversations.requests import ACTIVITY, ahead, spoken
from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("staff@justice.example")


@pytest.fixture
def asked_until_when(staff: Staff) -> Staff:
    """Somebody who has told all but the last day and whether the manager knows."""
    staff.tell(ACTIVITY, "it is quicker", "no", "only me", spoken(3))
    return staff


def test_a_first_day_that_has_passed_is_refused_at_once(staff: Staff) -> None:
    staff.tell(ACTIVITY, "it is quicker", "no", "only me")
    assert "can't reach back" in staff.tell("yesterday")
    assert staff.asked == "starts_on"
    staff.tell(spoken(1), spoken(30), "yes", "yes")
    assert staff.case.fields["starts_on"] == ahead(1)


@pytest.mark.parametrize("words", ["forever please", "there is no end date", "it would be permanent"])
def test_a_request_without_end_gets_the_reason_why_one_is_needed(asked_until_when: Staff, words: str) -> None:
    assert "must be time-bound" in asked_until_when.tell(words)
    assert asked_until_when.asked == "ends_on"
    asked_until_when.tell(spoken(30), "yes", "yes")
    assert asked_until_when.case.fields["ends_on"] == ahead(30)


def test_a_request_for_ever_in_the_first_breath_is_answered_before_the_next_question(staff: Staff) -> None:
    assert "must be time-bound" in staff.tell(f"{ACTIVITY} indefinitely")
    assert staff.asked == "ends_on"
    staff.tell("stop")
    assert staff.opened == []


def test_an_end_before_the_start_is_refused(asked_until_when: Staff) -> None:
    assert "first day or a later one" in asked_until_when.tell(spoken(2))
    asked_until_when.tell(spoken(4), "yes", "yes")
    assert asked_until_when.case.fields["ends_on"] == ahead(4)


def test_an_end_beyond_the_longest_time_is_refused(asked_until_when: Staff) -> None:
    assert "365 days" in asked_until_when.tell(spoken(500))
    asked_until_when.tell(spoken(300), "yes", "yes")
    assert asked_until_when.case.fields["ends_on"] == ahead(300)


def test_whoever_does_not_know_the_end_is_told_that_a_guess_is_fine(asked_until_when: Staff) -> None:
    assert "best guess" in asked_until_when.tell("no idea")
    asked_until_when.tell("for two weeks", "yes", "yes")
    assert asked_until_when.case.fields["ends_on"] == ahead(16)


def test_a_length_told_before_its_start_counts_from_the_start(staff: Staff) -> None:
    staff.tell(f"{ACTIVITY} for two weeks", "it is quicker", "no", "only me", spoken(3), "yes")
    assert staff.summary["ends_on"]
    staff.tell("yes")
    assert (staff.case.fields["starts_on"], staff.case.fields["ends_on"]) == (ahead(3), ahead(16))


def test_a_single_day_is_a_period(asked_until_when: Staff) -> None:
    asked_until_when.tell(spoken(3), "yes", "yes")
    fields = asked_until_when.case.fields
    assert fields["starts_on"] == fields["ends_on"] == ahead(3)
