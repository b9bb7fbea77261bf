"""Nothing that tells anybody is done without a yes, a yes is done once, and the letter can be changed before."""

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
    case = records.open(STAFF, "inappropriate_material")
    manager.tell(f"acknowledge {case.reference}")
    return case


def test_a_yes_that_comes_twice_does_it_once(manager: Staff, case: Case, records: Records) -> None:
    assert "done already" in manager.tell("yes", "yes")
    assert records.status(case) == "acknowledged"
    assert len(records.added(case)) == 1


def test_the_same_button_pressed_again_does_it_once(manager: Staff, case: Case, records: Records) -> None:
    choice = next(button["choice"] for button in manager.conversation.buttons if button["title"] == "Yes, do that")
    for _ in range(2):
        assert manager.conversation.post({"choice": choice}).status_code == 200
    assert [entry.move for entry in records.now(case).history] == [None, "acknowledge"]
    assert len(records.added(case)) == 1


def test_a_no_asks_for_other_words(manager: Staff, case: Case, records: Records) -> None:
    manager.tell("no")
    assert records.status(case) == "reported"
    manager.tell("I have your report, thank you, Mere.", "yes")
    assert records.added(case) == ["I have your report, thank you, Mere."]


def test_a_sentence_is_added_before_the_sign_off(manager: Staff, case: Case, records: Records) -> None:
    manager.tell("add that I will ring you on Monday", "yes")
    (letter,) = records.added(case)
    assert letter.index("I will ring you on Monday.") < letter.index("Ngā mihi")


def test_a_sentence_is_left_out(manager: Staff, case: Case, records: Records) -> None:
    manager.tell("leave out the bit about the spam filter", "yes")
    (letter,) = records.added(case)
    assert "spam filter" not in letter and "Ngā mihi" in letter


def test_a_stop_does_nothing_and_leaves_the_case_open(manager: Staff, case: Case, records: Records) -> None:
    assert "nothing was done" in manager.tell("stop")
    assert records.status(case) == "reported"
    manager.tell("acknowledge it", "yes")
    assert records.status(case) == "acknowledged"


def test_two_answers_not_understood_bring_a_way_out(manager: Staff, case: Case, records: Records) -> None:
    assert "“stop”" in manager.tell("forty-two umbrellas", "seventeen oranges")
    assert records.status(case) == "reported"


def test_whoever_was_faster_is_named_and_nothing_is_done_twice(manager: Staff, case: Case, records: Records) -> None:
    records.move(case, "acknowledge", MANAGER, words="From my phone")
    records.move(case, "escalate", MANAGER, **ESCALATED)
    answer = manager.tell("yes")
    assert "Rāwiri Pōtiki has changed" in answer
    assert [entry.move for entry in records.now(case).history] == [None, "acknowledge", "escalate"]


ESCALATED = {
    "employee": "contractor@education.example",
    "what_happened": "A voicemail",
    "action_taken": "distributed",
    "contractor": "yes",
    "possible_offence": "no",
}
