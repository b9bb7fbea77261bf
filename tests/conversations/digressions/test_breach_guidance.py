"""What comes in between is answered, and the breach goes on."""

from collections.abc import Callable

import pytest

from tests.conversations.breaches import ACCOUNT, EMPLOYEE, OPENING
from tests.conversations.staff import Staff


@pytest.fixture
def manager(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("manager@justice.example")


def test_a_policy_question_in_the_middle_is_answered(manager: Staff) -> None:
    manager.tell(OPENING, ACCOUNT, EMPLOYEE)
    manager.tell("am I allowed to read the emails in her mailbox myself?")
    assert manager.conversation.card("answer")["citations"]
    assert manager.asked == "action_taken"
    manager.tell("other", "no", "skip", "no", "no", "skip", "yes")
    assert manager.case.fields["employee"] == EMPLOYEE


def test_who_will_see_it_is_answered(manager: Staff) -> None:
    manager.tell(OPENING, EMPLOYEE)
    assert "never anybody it is about" in manager.tell("who will see this?")
    manager.tell("stop")
    assert manager.opened == []
