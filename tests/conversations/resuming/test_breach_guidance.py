"""A breach is put aside and taken up again."""

from collections.abc import Callable

import pytest

from tests.conversations.breaches import ACCOUNT, EMPLOYEE, OPENING
from tests.conversations.staff import Staff


@pytest.fixture
def manager(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("manager@justice.example")


def test_a_breach_saved_for_later_goes_on_where_it_was(manager: Staff) -> None:
    manager.tell(OPENING, EMPLOYEE, "can I finish this later?", "I'm back")
    assert manager.asked == "what_happened"
    manager.tell(ACCOUNT, "other", "no", "skip", "no", "no", "skip", "yes")
    assert manager.case.fields["what_happened"] == ACCOUNT
