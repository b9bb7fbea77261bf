"""A breach is left, and nothing of it remains."""

from collections.abc import Callable

import pytest

from tests.conversations.breaches import EMPLOYEE, OPENING, come_to_the_summary
from tests.conversations.staff import Staff


@pytest.fixture
def manager(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("manager@justice.example")


def test_stopping_in_the_middle_records_nothing(manager: Staff) -> None:
    manager.tell(OPENING, EMPLOYEE)
    assert "Nothing was opened" in manager.tell("never mind")
    assert manager.opened == []


def test_stopping_at_the_summary_records_nothing(manager: Staff) -> None:
    come_to_the_summary(manager)
    manager.press("Stop")
    assert manager.opened == []
