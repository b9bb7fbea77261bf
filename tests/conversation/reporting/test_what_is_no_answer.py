"""What people type where an answer is due and is none leaves the question open, and ends nothing that was not ended."""

import pytest

from actions.conversation.reporting.state import CONFIRMED, Step
from tests.conversation.reporting.test_putting_right import (
    COMPLAINED,
    COMPLAINT,
    REPORT,
    REPORTED,
    REQUEST,
    REQUESTED,
    changed,
    said,
    without,
)


@pytest.mark.parametrize(
    "words",
    [
        "Kia ora e hoa, how has your morning been?",
        "how many more of these are there, I have a bus at ten past",
        "how should I put this for somebody who doesn't know our shop",
        "=AVERAGE(C3:C9)",
    ],
)
def test_what_happened_is_asked_again(words: str) -> None:
    turn = said(REPORT, without(REPORTED, "description"), "description", words)
    assert (turn.step, turn.told.asked, "description" in turn.told.values) == (Step.TELLING, "description", False)


def test_somebody_who_can_hardly_write_is_not_taken_at_those_words() -> None:
    turn = said(COMPLAINT, {"role": "target"}, "description", "sorry, I'm trembling so much. it's hard to type this")
    assert (turn.told.asked, "description" in turn.told.values) == ("description", False)


@pytest.mark.parametrize("words", ["leave that one blank please, the help desk knows it", "please omit this item"])
def test_a_field_that_is_to_stay_empty_ends_no_report(words: str) -> None:
    turn = said(REQUEST, without(REQUESTED, "information_involved"), "information_involved", words)
    assert (turn.step, "information_involved" in turn.told.values) == (Step.TELLING, False)


def test_a_complaint_that_is_dropped_altogether_ends_where_the_name_is_asked_for() -> None:
    words = "I'm letting the complaint go altogether, my family will help me with it"
    assert said(COMPLAINT, without(COMPLAINED, "anonymous"), "anonymous", words).step is Step.STOPPED


def test_back_to_a_day_with_its_new_value_changes_that_day() -> None:
    words = "Before I answer, can we go back to the end date? It ought to be ten weeks from today, not eight."
    values = without(REQUESTED, "discussed_with_manager")
    assert changed(REQUEST, values, "discussed_with_manager", words) == {"ends_on": "2027-01-29"}


def test_what_is_added_changes_no_day_that_is_known() -> None:
    words = "Please add to what happened that the finder rang me ten minutes ago"
    values = {**REPORTED, "sender_origin": "internal", "received_at": "2026-11-19"}
    assert set(changed(REPORT, values, CONFIRMED, words)) == {"description"}


def test_another_matter_with_a_day_of_its_own_changes_nothing() -> None:
    words = "Completely unrelated, my pay was wrong last month"
    assert changed(COMPLAINT, without(COMPLAINED, "contact_preference"), "contact_preference", words) == {}
