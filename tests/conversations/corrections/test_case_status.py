"""What is to be added, and to which case, may be changed until the yes."""

from collections.abc import Callable

import pytest

from tests.conversations.records import Records
from tests.conversations.staff import Staff

EMAIL = "manager@education.example"


@pytest.fixture
def staff(sign_in: Callable[[str], Staff], records: Records) -> Staff:
    records.clear(EMAIL)
    return sign_in(EMAIL)


def test_words_read_back_may_be_replaced(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "security_incident")
    staff.tell(f"add to {case.reference} that the cover is green", "no, make that: the cover is teal", "yes")
    assert records.added(case) == ["the cover is teal"]


def test_more_words_join_those_read_back(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "security_incident")
    staff.tell(f"add to {case.reference} that the cover is green", "and a corner is chipped")
    assert staff.summary["words"] == "the cover is green\nand a corner is chipped"
    staff.tell("that's right")
    assert records.added(case) == ["the cover is green\nand a corner is chipped"]


def test_words_are_changed_by_the_button(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "security_incident")
    staff.tell(f"add to {case.reference} that the cover is green")
    staff.press("Change the words")
    staff.tell("The cover has a koru on it", "yes")
    assert records.added(case) == ["The cover has a koru on it"]


def test_another_case_may_be_named_at_the_last_moment(staff: Staff, records: Records) -> None:
    wrong = records.open(EMAIL, "security_incident")
    right = records.open(EMAIL, "inappropriate_material")
    staff.tell(f"add to {wrong.reference} that he left another one", f"oops I meant {right.reference}", "yes")
    assert (records.added(wrong), records.added(right)) == ([], ["he left another one"])


def test_somebody_about_to_withdraw_may_add_instead(staff: Staff, records: Records) -> None:
    case = records.open(EMAIL, "exemption_request")
    staff.tell(f"withdraw {case.reference}", "actually just add that we need it a week later", "yes")
    assert (records.status(case), records.added(case)) == ("submitted", ["we need it a week later"])
