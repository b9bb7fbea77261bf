"""Questions, danger and other matters come between; the case waits or makes way."""

from collections.abc import Callable

import pytest

from actions.cases.case import Case
from tests.conversations.handling.people import JUSTICE_MANAGER, JUSTICE_STAFF, MANAGER, STAFF
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


@pytest.mark.parametrize(
    "question", ["which exemptions does my team hold?", "what falls due next month?", "show me the exemptions in force"]
)
def test_a_question_for_the_register_is_none_on_the_case(
    handle: Callable[[str], Staff], records: Records, question: str
) -> None:
    manager = handle(JUSTICE_MANAGER)
    request = records.open(JUSTICE_STAFF, "exemption_request")
    manager.tell(f"open {request.reference}", question)
    assert "rows" in manager.conversation.card("register")
    assert "This is what has happened" not in manager.conversation.text


def test_a_question_for_the_register_tells_no_reason(handle: Callable[[str], Staff], records: Records) -> None:
    manager = handle(JUSTICE_MANAGER)
    request = records.open(JUSTICE_STAFF, "exemption_request")
    manager.tell(f"open {request.reference}", "I decline", "which exemptions does my team hold?")
    assert manager.conversation.card("register") and manager.asked == "reason"


@pytest.mark.parametrize("begun", [("acknowledge it",), ("acknowledge it", "no")])
def test_whoever_asks_what_waits_in_the_middle_of_a_move_leaves_it(
    manager: Staff, case: Case, records: Records, begun: tuple[str, ...]
) -> None:
    answer = manager.tell(f"open {case.reference}", *begun, "what's waiting for me?")
    assert "nothing was done" in answer and case.reference in answer
    assert records.status(case) == "reported"


def test_whoever_opens_another_case_in_the_middle_of_a_move_leaves_it(
    manager: Staff, case: Case, records: Records
) -> None:
    other = records.open(STAFF, "inappropriate_material")
    answer = manager.tell(f"open {case.reference}", "acknowledge it", f"open {other.reference}")
    assert "nothing was done" in answer
    assert manager.conversation.card("case")["reference"] == other.reference


def test_whoever_names_a_case_when_asked_which_one_may_open_it_instead(
    manager: Staff, case: Case, records: Records
) -> None:
    other = records.open(STAFF, "inappropriate_material")
    manager.tell("acknowledge the report")
    assert "Which one" in manager.conversation.text
    assert other.reference in manager.tell(f"let me see {other.reference} first")
    assert manager.conversation.card("case")["reference"] == other.reference
