"""Questions, danger and other matters come between; the case waits or makes way."""

from collections.abc import Callable

import pytest

from actions.cases.case import Case
from tests.conversations.handling.people import MANAGER, STAFF
from tests.conversations.records import Records
from tests.conversations.staff import Staff


@pytest.fixture
def manager(handle: Callable[[str], Staff]) -> Staff:
    return handle(MANAGER)


@pytest.fixture
def case(manager: Staff, records: Records) -> Case:
    return records.open(STAFF, "inappropriate_material")


def test_a_policy_question_before_the_yes_is_answered_and_the_yes_still_counts(
    manager: Staff, case: Case, records: Records
) -> None:
    manager.tell(f"acknowledge {case.reference}", "Am I allowed to check my own bank balance on the work computer?")
    assert manager.conversation.card("answer")
    manager.tell("yes")
    assert records.status(case) == "acknowledged"


def test_a_policy_question_beside_an_open_case_is_answered_and_the_case_is_gone_on_with(
    manager: Staff, case: Case, records: Records
) -> None:
    manager.tell(f"open {case.reference}", "Am I allowed to check my own bank balance on the work computer?")
    assert manager.conversation.card("answer")
    manager.tell("acknowledge the report", "yes")
    assert records.status(case) == "acknowledged"


def test_a_report_of_ones_own_makes_the_case_give_way(manager: Staff, case: Case, records: Records) -> None:
    manager.tell(f"open {case.reference}", "I lost my work phone on the bus this morning")
    assert manager.conversation.card("question")["kind"] == "security_incident"
    manager.tell("stop")
    assert (records.status(case), manager.opened) == ("reported", [])


def test_danger_comes_before_a_case(manager: Staff, case: Case, records: Records) -> None:
    manager.tell(f"open {case.reference}", "someone is being attacked in reception right now")
    assert manager.conversation.card("emergency")
    assert records.status(case) == "reported"


def test_danger_comes_before_a_yes(manager: Staff, case: Case, records: Records) -> None:
    manager.tell(f"acknowledge {case.reference}", "someone is being attacked in reception right now")
    assert manager.conversation.card("emergency")
    assert records.status(case) == "reported"


def test_thanks_end_it(manager: Staff, case: Case, records: Records) -> None:
    manager.tell(f"open {case.reference}", "that's all thanks")
    assert manager.conversation.buttons == []
    assert records.status(case) == "reported"
