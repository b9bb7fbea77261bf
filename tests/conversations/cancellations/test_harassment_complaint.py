"""Nobody is held to a complaint."""

from collections.abc import Callable

import pytest

from tests.conversations.complaints import ACCOUNT, come_to_the_summary
from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("service.desk@education.example")


@pytest.mark.parametrize("words", ["stop", "I don't want to do this anymore", "forget it"])
def test_in_the_middle(staff: Staff, words: str) -> None:
    staff.tell(ACCOUNT, "formal")
    answer = staff.tell(words)
    assert "Nothing was kept and nothing was passed on" in answer
    assert [*staff.opened, *staff.nameless] == []
    assert "Rob Ellis" not in str(staff.conversation.history())


def test_at_the_summary_by_button(staff: Staff) -> None:
    come_to_the_summary(staff, anonymous=True)
    staff.press("Stop")
    assert [*staff.opened, *staff.nameless] == []
    assert "slapped" not in str(staff.conversation.history())
