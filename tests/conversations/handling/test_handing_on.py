"""A case that went on to others: that it did is said plainly, and nothing of it besides."""

from collections.abc import Callable

import pytest

from actions.cases.case import Case
from tests.conversations.handling.people import ICT_SECURITY, JUSTICE_MANAGER, JUSTICE_STAFF
from tests.conversations.records import Records
from tests.conversations.staff import Staff

GONE = "has gone on to ICT Security. You no longer handle it"


@pytest.fixture
def manager(handle: Callable[[str], Staff]) -> Staff:
    return handle(JUSTICE_MANAGER)


@pytest.fixture
def case(manager: Staff, records: Records) -> Case:
    case = records.open(JUSTICE_STAFF, "exemption_request")
    manager.tell(f"open {case.reference}", "I agree to the request because the hearing can't wait", "yes")
    return case


def test_who_has_it_now_is_said_with_the_move(manager: Staff, case: Case, records: Records) -> None:
    assert records.status(case) == "manager_agreed"
    assert "agreed by the manager" in manager.conversation.text
    assert f"{case.reference} {GONE}" in manager.conversation.text


def test_whoever_asks_for_more_of_it_is_told_so(manager: Staff, case: Case) -> None:
    assert f"{case.reference} {GONE}" in manager.tell("show me the history")
    assert f"{case.reference} {GONE}" in manager.tell("history please")


def test_nothing_that_came_later_is_told(manager: Staff, case: Case, records: Records) -> None:
    records.move(case, "assess", ICT_SECURITY, alternatives="the secure transfer tool")
    answer = manager.tell("show me the history")
    assert GONE in answer
    assert "secure transfer" not in answer and "assessed" not in answer


@pytest.mark.parametrize("asking", ["open {}", "show me the history of {}", "{}", "what is {} about?"])
def test_by_its_reference_it_is_like_one_that_does_not_exist(manager: Staff, case: Case, asking: str) -> None:
    said = manager.tell(asking.format(case.reference)).replace(case.reference, "…")
    assert "among the cases that you opened or that are with you now" in said
    assert manager.tell("stop", asking.format("EXM-2026-9999")).replace("EXM-2026-9999", "…") == said


def test_another_case_is_still_spoken_of(manager: Staff, case: Case, records: Records) -> None:
    other = records.open(JUSTICE_STAFF, "exemption_request")
    manager.tell(f"open {other.reference}")
    assert other.reference in manager.tell("show me the history")
