"""An exemption request on its way from the manager to ICT Security, the CISO and back."""

from collections.abc import Callable

import pytest

from actions.cases.case import Case
from tests.conversations.handling.people import CISO, ICT_SECURITY, JUSTICE_MANAGER, JUSTICE_STAFF
from tests.conversations.records import Records
from tests.conversations.requests import ahead, spoken
from tests.conversations.staff import Staff

Handle = Callable[[str], Staff]


@pytest.fixture
def manager(handle: Handle) -> Staff:
    return handle(JUSTICE_MANAGER)


@pytest.fixture
def case(manager: Staff, records: Records) -> Case:
    return records.open(JUSTICE_STAFF, "exemption_request", ends_on=ahead(120))


def agreed(records: Records, case: Case) -> None:
    records.move(case, "agree", JUSTICE_MANAGER)


def assessed(records: Records, case: Case) -> None:
    agreed(records, case)
    records.move(case, "assess", ICT_SECURITY, alternatives="None that works there")


def test_the_manager_agrees_with_a_reason_in_the_same_breath(manager: Staff, case: Case, records: Records) -> None:
    manager.tell("anything for me to approve?", "the first one", "I agree, the courtroom really has no network", "yes")
    after = records.now(case)
    assert (after.status, after.history[-1].told) == (
        "manager_agreed",
        {"reason": "the courtroom really has no network"},
    )


def test_the_manager_declines_with_the_reason_told(manager: Staff, case: Case, records: Records) -> None:
    manager.tell(f"show me {case.reference}", "no, I decline because the shared drive will do")
    assert records.status(case) == "submitted"
    manager.tell("yes")
    after = records.now(case)
    assert (after.status, after.history[-1].told) == ("manager_declined", {"reason": "the shared drive will do"})


def test_a_reason_not_told_is_asked_for(manager: Staff, case: Case, records: Records) -> None:
    manager.tell(f"show me {case.reference}", "I decline")
    assert manager.asked == "reason"
    manager.tell("There is a managed stick for that", "yes")
    assert records.now(case).history[-1].told == {"reason": "There is a managed stick for that"}


def test_ict_security_records_the_alternatives(manager: Staff, case: Case, records: Records, handle: Handle) -> None:
    security = handle(ICT_SECURITY)
    agreed(records, case)
    alternatives = "we offered the secure transfer tool but the courtroom has no network"
    security.tell("what's waiting for me", "open the first one", alternatives, "yes")
    after = records.now(case)
    assert (after.status, after.history[-1].told) == ("security_assessed", {"alternatives": alternatives})


def test_a_term_that_is_no_single_day_is_asked_for(
    manager: Staff, case: Case, records: Records, handle: Handle
) -> None:
    ciso = handle(CISO)
    assessed(records, case)
    ciso.tell(f"open {case.reference}", "approve it till June")
    assert ciso.asked == "until"
    ciso.tell(spoken(60), "skip", "yes")
    after = records.now(case)
    assert (after.status, after.history[-1].told) == ("ciso_approved", {"until": ahead(60)})


def test_a_term_longer_than_was_asked_for_is_refused(
    manager: Staff, case: Case, records: Records, handle: Handle
) -> None:
    ciso = handle(CISO)
    assessed(records, case)
    answer = ciso.tell(f"open {case.reference}", "approve it", spoken(200))
    assert "does not work" in answer and ciso.asked == "until"
    assert records.status(case) == "security_assessed"


def test_what_is_approved_is_granted_by_ict_security(
    manager: Staff, case: Case, records: Records, handle: Handle
) -> None:
    security = handle(ICT_SECURITY)
    assessed(records, case)
    records.move(case, "approve", CISO, until=ahead(60))
    security.tell(f"grant {case.reference}")
    security.press("Skip this one", "Yes, do that")
    assert records.status(case) == "granted"


def test_nobody_decides_their_own_request(records: Records, handle: Handle) -> None:
    manager = handle(JUSTICE_MANAGER)
    own = records.open(JUSTICE_MANAGER, "exemption_request")
    manager.tell(f"open {own.reference} for handling", "I agree to the request", "yes")
    assert records.status(own) == "submitted"
