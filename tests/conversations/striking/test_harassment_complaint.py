"""Nothing of a complaint goes anywhere before every sentence of it could be struck."""

from collections.abc import Callable

import pytest

from tests.conversations.complaints import REST
from tests.conversations.staff import Staff

FIRST, SECOND, THIRD = (
    "Rob Ellis blew in my ear on Friday.",
    "I had a migraine that day.",
    "He laughed when I flinched.",
)


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    staff = sign_in("colleague@education.example")
    staff.tell(f"{FIRST} {SECOND} {THIRD}", "nobody", *REST)
    assert staff.summary["respondent"] == "Rob Ellis"
    return staff


def test_every_sentence_has_a_button(staff: Staff) -> None:
    staff.press("Strike: “I had")
    assert staff.summary["description"] == f"{FIRST} {THIRD}"
    staff.press("Yes, open it")
    assert staff.case.fields["description"] == f"{FIRST} {THIRD}"


def test_a_sentence_is_struck_by_its_number(staff: Staff) -> None:
    staff.tell("please leave out number 2", "yes")
    assert SECOND not in staff.case.fields["description"]


def test_a_sentence_is_struck_by_what_it_is_about(staff: Staff) -> None:
    staff.tell("can you take out the bit about the migraine", "yes")
    assert staff.case.fields["description"] == f"{FIRST} {THIRD}"


def test_what_was_struck_can_be_put_back(staff: Staff) -> None:
    staff.tell("strike the last one", "put it back please", "yes")
    assert staff.case.fields["description"] == f"{FIRST} {SECOND} {THIRD}"


def test_not_all_of_it_can_be_struck(staff: Staff) -> None:
    assert "at least a few words" in staff.tell("strike 1, 2 and 3")
    staff.tell("yes")
    assert staff.case.fields["description"] == f"{FIRST} {SECOND} {THIRD}"


def test_all_of_it_can_be_told_in_other_words(staff: Staff) -> None:
    staff.press("Change: What happened")
    staff.tell("Rob Ellis blew in my ear", "yes")
    assert staff.case.fields["description"] == "Rob Ellis blew in my ear"
