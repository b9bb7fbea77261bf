"""Nothing is added or withdrawn where somebody thinks better of it."""

from collections.abc import Callable

import pytest

from tests.conversations.records import Records
from tests.conversations.staff import Staff

EMAIL = "manager@justice.example"


@pytest.fixture
def staff(sign_in: Callable[[str], Staff], records: Records) -> Staff:
    records.clear(EMAIL)
    return sign_in(EMAIL)


@pytest.mark.parametrize("words", ["never mind", "actually no thanks", "nah", "stop"])
def test_a_withdrawal_thought_better_of_leaves_the_case_as_it_is(staff: Staff, records: Records, words: str) -> None:
    case = records.open(EMAIL, "exemption_request")
    staff.tell(f"please withdraw {case.reference}", words, "yes")
    assert records.status(case) == "submitted"


def test_cancel_it_is_not_taken_for_a_yes(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "harassment_complaint")
    staff.tell(f"I want to withdraw {case.reference}", "cancel it")
    assert records.status(case) == "received"
    staff.press("No, leave it as it is")
    assert records.status(case) == "received"


def test_an_addition_thought_better_of_is_not_kept(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "security_incident")
    staff.tell(f"add to {case.reference} that I think Bruno took it", "hmm never mind")
    assert records.added(case) == []
    assert "Bruno" not in str(staff.conversation.history())


def test_leaving_before_anything_was_written_adds_nothing(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "security_incident")
    staff.tell(f"can I add something to {case.reference}?")
    staff.press("Leave it as it is")
    assert records.added(case) == []
