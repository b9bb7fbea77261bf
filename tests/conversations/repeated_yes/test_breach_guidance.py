"""However often yes is said, one breach is recorded."""

from collections.abc import Callable

import pytest

from tests.conversations.breaches import come_to_the_summary
from tests.conversations.staff import Staff


@pytest.fixture
def manager(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("manager@justice.example")


def test_a_second_yes_records_no_second_breach(manager: Staff) -> None:
    come_to_the_summary(manager)
    manager.tell("yep", "yes", "yes")
    assert len(manager.opened) == 1
