"""What cannot be read as an answer changes no case."""

from collections.abc import Callable

import pytest

from tests.conversations.records import Records
from tests.conversations.staff import Staff

EMAIL = "group.manager@education.example"


@pytest.fixture
def staff(sign_in: Callable[[str], Staff], records: Records) -> Staff:
    records.clear(EMAIL)
    return sign_in(EMAIL)


def test_neither_yes_nor_no_withdraws_nothing(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "exemption_request")
    staff.tell(f"withdraw {case.reference}", "hmm let me think about that")
    staff.tell("still thinking")
    assert records.status(case) == "submitted"


def test_a_case_that_is_withdrawn_already_is_not_withdrawn_again(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "exemption_request")
    staff.tell(f"withdraw {case.reference}", "yes")
    assert "already" in staff.tell(f"please withdraw {case.reference}")
    assert records.audited_by(EMAIL, case).count("case.withdrawn") == 1


def test_a_lost_receipt_is_answered_kindly(staff: Staff, records: Records) -> None:
    before = len(records.all())
    assert "people who handle it still have it" in staff.tell("I've lost the receipt of my complaint")
    assert len(records.all()) == before
