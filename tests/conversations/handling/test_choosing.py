"""A case is opened by its reference, its place in the list, what it is about, or a button."""

from collections.abc import Callable

import pytest

from actions.cases.case import Case
from tests.conversations.handling.people import COLLEAGUE, MANAGER, STAFF
from tests.conversations.records import Records
from tests.conversations.staff import Staff


@pytest.fixture
def manager(handle: Callable[[str], Staff]) -> Staff:
    return handle(MANAGER)


@pytest.fixture
def two(manager: Staff, records: Records) -> tuple[Case, Case]:
    first = records.open(STAFF, "inappropriate_material")
    cartoon = {"material_type": "email", "description": "A rude cartoon about a farmer"}
    return first, records.open(COLLEAGUE, "inappropriate_material", **cartoon)


def shown(handler: Staff) -> str:
    return str(handler.conversation.card("case")["reference"])


def test_by_its_place(manager: Staff, two: tuple[Case, Case], records: Records) -> None:
    manager.tell("what's waiting for me", "the second one")
    assert shown(manager) == two[1].reference
    assert "case.read" in records.audited_by(MANAGER, two[1])


def test_by_what_it_is_about(manager: Staff, two: tuple[Case, Case], records: Records) -> None:
    manager.tell("what's waiting for me", "open the one with the cartoon")
    assert shown(manager) == two[1].reference
    assert "case.read" not in records.audited_by(MANAGER, two[0])


def test_by_a_button(manager: Staff, two: tuple[Case, Case], records: Records) -> None:
    manager.tell("what's waiting for me")
    manager.press(two[0].reference)
    assert shown(manager) == two[0].reference
    assert records.status(two[0]) == "reported"


def test_by_a_reference_typed_carelessly_whatever_was_understood(manager: Staff, two: tuple[Case, Case]) -> None:
    _, year, number = two[0].reference.split("-")
    manager.tell(f"inc {year} {int(number)}")
    assert shown(manager) == two[0].reference
    manager.tell("stop", f"what's the status of {two[1].reference}")
    assert shown(manager) == two[1].reference


def test_from_one_to_the_next(manager: Staff, two: tuple[Case, Case], records: Records) -> None:
    manager.tell("what's waiting for me", "the first one", f"show me {two[1].reference}", "acknowledge it", "yes")
    assert (records.status(two[0]), records.status(two[1])) == ("reported", "acknowledged")


def test_something_to_be_done_is_asked_with_which_case_where_several_fit(
    manager: Staff, two: tuple[Case, Case], records: Records
) -> None:
    assert "Which one" in manager.tell("acknowledge it")
    manager.press(two[1].reference)
    manager.tell("yes")
    assert (records.status(two[0]), records.status(two[1])) == ("reported", "acknowledged")


def test_the_card_tells_the_report_and_where_it_stands(
    manager: Staff, two: tuple[Case, Case], records: Records
) -> None:
    manager.tell(f"open {two[1].reference}")
    card = manager.conversation.card("case")
    told = {field["name"]: field["value"] for field in card["fields"]}
    assert (card["kind"], card["status"]) == ("inappropriate_material", "reported")
    assert told["description"] == "A rude cartoon about a farmer"
    assert [entry["status"] for entry in card["history"]] == [records.status(two[1])]
