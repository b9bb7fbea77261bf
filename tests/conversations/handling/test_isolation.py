"""Nobody hears of a case that is not theirs to see, not even that there is one."""

from collections.abc import Callable

import pytest

from tests.conversations.handling.people import COLLEAGUE, MANAGER, PEOPLE, STAFF
from tests.conversations.records import Records
from tests.conversations.staff import Staff

Handle = Callable[[str], Staff]


@pytest.mark.parametrize("email", [MANAGER, COLLEAGUE, "ciso@education.example", "people@justice.example"])
def test_the_words_are_those_for_a_case_that_does_not_exist(handle: Handle, records: Records, email: str) -> None:
    stranger = handle(email)
    case = records.open(STAFF, "harassment_complaint")
    real = stranger.tell(f"open {case.reference} for handling").replace(case.reference, "…")
    stranger.tell("stop", "stop")
    assert stranger.tell("open HAR-2026-9999 for handling").replace("HAR-2026-9999", "…") == real
    assert records.audited_by(email, case) == []


def test_whom_it_is_about_does_not_see_it_though_they_handle_such_cases(handle: Handle, records: Records) -> None:
    manager = handle(MANAGER)
    case = records.open(STAFF, "inappropriate_material", sender="my manager", sender_known="yes")
    assert case.reference not in manager.tell("what's waiting for me")
    assert records.audited_by(MANAGER, case) == []


def test_whoever_has_handed_it_on_sees_it_no_more(handle: Handle, records: Records) -> None:
    manager = handle("manager@justice.example")
    case = records.open("staff@justice.example", "exemption_request")
    manager.tell(f"show me {case.reference}", "I agree to the request", "skip", "yes")
    assert records.status(case) == "manager_agreed"
    assert "can't find" in manager.tell(f"show me the history of {case.reference}")


def test_who_else_knows_is_told_to_those_who_know(handle: Handle, records: Records) -> None:
    people = handle(PEOPLE)
    case = records.open(STAFF, "harassment_complaint")
    answer = people.tell(f"open {case.reference}", "who else knows?")
    assert "Mere Tāwhai" in answer and "People Capability" in answer
    assert records.status(case) == "received"
