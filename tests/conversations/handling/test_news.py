"""What waits unread for somebody is told at the start of a turn: one plain line, once."""

from collections.abc import Callable

from tests.conversations.handling.people import COLLEAGUE, MANAGER, STAFF
from tests.conversations.records import Records
from tests.conversations.staff import Staff

Handle = Callable[[str], Staff]


def test_a_new_case_is_told_once_and_without_a_word_of_it(handle: Handle, records: Records) -> None:
    manager = handle(MANAGER)
    case = records.open(STAFF, "inappropriate_material")
    first = manager.tell("kia ora").splitlines()[0]
    assert case.reference in first and "swore" not in first and "Mere" not in first
    assert case.reference not in manager.tell("kia ora")
    assert records.status(case) == "reported"


def test_the_reporter_hears_that_something_is_asked_of_them(handle: Handle, records: Records) -> None:
    reporter = handle(STAFF)
    case = records.open(STAFF, "inappropriate_material")
    for move, told in (("acknowledge", {"words": "Thanks"}), ("start", {}), ("request_deletion", {})):
        records.move(case, move, MANAGER, **told)
    assert f"something for you to do in {case.reference}" in reporter.tell("morena")
    reporter.press(f"Open {case.reference}", "Confirm that the material is deleted", "Yes, do that")
    assert records.status(case) == "deletion_confirmed"


def test_whoever_did_it_is_not_told_of_it(handle: Handle, records: Records) -> None:
    people = handle("people@education.example")
    case = records.open(STAFF, "harassment_complaint")
    people.tell(f"open {case.reference}", "explain the options", "yes", "stop")
    assert case.reference not in people.tell("kia ora")
    assert records.status(case) == "options_explained"


def test_a_report_is_not_interrupted_by_news(handle: Handle, records: Records) -> None:
    reporter = handle(COLLEAGUE)
    case = records.open(COLLEAGUE, "inappropriate_material")
    reporter.tell("stop")
    records.move(case, "acknowledge", MANAGER, words="Thanks")
    reporter.tell("I lost my work phone on the bus this morning")
    assert case.reference not in reporter.conversation.text
    assert case.reference in reporter.tell("stop")
    assert records.status(case) == "acknowledged"
