"""Whatever was told of harassment can be taken back, whenever it is."""

from collections.abc import Callable

import pytest

from tests.conversations.complaints import ACCOUNT, come_to_the_summary
from tests.conversations.staff import Staff, yesterday


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("colleague@justice.example")


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("on second thoughts make it informal", "preferred_option", "informal"),
        ("actually send it to another manager", "addressee", "another_manager"),
        ("sorry, it was Phil Teka and not Rob", "respondent", "Phil Teka"),
        ("I've changed my mind, keep my name out of it", "anonymous", "yes"),
        ("wait, it didn't happen to me, I just saw it", "role", "witness"),
    ],
)
def test_at_the_summary(staff: Staff, words: str, field: str, value: str) -> None:
    come_to_the_summary(staff)
    staff.tell(words, "yes")
    (case,) = [*staff.opened, *staff.nameless]
    assert case.fields[field] == value


def test_long_after_it_was_told(staff: Staff) -> None:
    staff.tell(ACCOUNT, "formal", "the people team", "hang on, the time is wrong, it was about 4pm yesterday")
    assert staff.asked == "anonymous"
    staff.tell("no", "skip", "skip", "yes")
    assert staff.case.fields["occurred_at"].startswith(f"{yesterday()}T16:00")


def test_a_field_is_changed_by_its_button(staff: Staff) -> None:
    come_to_the_summary(staff)
    staff.press("Change: Who should get it", "The Secretary")
    staff.tell("yes")
    assert staff.case.fields["addressee"] == "secretary"


def test_more_of_what_happened_is_added(staff: Staff) -> None:
    come_to_the_summary(staff)
    staff.tell("add that he blew me a kiss afterwards", "yes")
    assert staff.case.fields["description"].startswith(ACCOUNT)
    assert "blew me a kiss" in staff.case.fields["description"]
