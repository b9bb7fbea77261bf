"""What answers nothing changes nothing in a complaint."""

from collections.abc import Callable

import pytest

from tests.conversations.complaints import ACCOUNT, REST
from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    staff = sign_in("manager@justice.example")
    staff.tell(ACCOUNT)
    return staff


@pytest.mark.parametrize("words", ["asdf qwer", "🤷🤷", "42"])
def test_nonsense_is_no_option(staff: Staff, words: str) -> None:
    staff.tell(words)
    assert staff.asked == "preferred_option"
    staff.tell(*REST, "yes")
    assert staff.case.fields["preferred_option"] == "formal"


def test_nonsense_is_nobody_to_send_it_to(staff: Staff) -> None:
    staff.tell("formal", "purple monkeys")
    assert staff.asked == "addressee"
    staff.tell("my manager", "no", "skip", "skip", "yes")
    assert staff.case.handlers == ("group.manager@justice.example",)
