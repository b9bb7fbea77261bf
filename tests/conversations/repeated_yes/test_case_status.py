"""However often a yes arrives, words are added once and a case is withdrawn once."""

from collections.abc import Callable

import pytest

from tests.conversations.records import Records
from tests.conversations.staff import Staff

EMAIL = "ict.security@justice.example"


@pytest.fixture
def staff(sign_in: Callable[[str], Staff], records: Records) -> Staff:
    records.clear(EMAIL)
    return sign_in(EMAIL)


def test_words_are_added_once(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "security_incident")
    staff.tell(f"add to {case.reference} that the battery was flat", "yes", "yes", "yes")
    assert records.added(case) == ["the battery was flat"]


def test_a_button_pressed_twice_adds_once(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "security_incident")
    staff.tell(f"add to {case.reference} that the battery was flat")
    choice = next(button["choice"] for button in staff.conversation.buttons if button["title"] == "Yes, add it")
    for _ in range(2):
        staff.conversation.post({"choice": choice})
    assert records.added(case) == ["the battery was flat"]


def test_a_wish_is_passed_on_once(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "inappropriate_material")
    for _ in range(2):
        staff.tell(f"please withdraw {case.reference}", "yes", "yes")
    assert len(records.added(case)) == 1
