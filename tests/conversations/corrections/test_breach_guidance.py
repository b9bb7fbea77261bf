"""A breach is put right before it is recorded."""

from collections.abc import Callable

import pytest

from tests.conversations.breaches import ACCOUNT, OPENING, come_to_the_summary
from tests.conversations.staff import Staff


@pytest.fixture
def manager(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("manager@justice.example")


def test_the_name_is_changed_at_the_summary(manager: Staff) -> None:
    come_to_the_summary(manager)
    manager.tell("the name is wrong", "Emma Fraser", "yes")
    assert manager.case.fields["employee"] == "Emma Fraser"
    assert manager.case.respondents == ("contractor@justice.example",)


def test_what_was_done_is_changed_by_button(manager: Staff) -> None:
    come_to_the_summary(manager)
    manager.press("Change: What was done with the material", "Passed it on", "Yes, open it")
    assert manager.case.fields["action_taken"] == "distributed"


def test_that_the_person_is_a_contractor_is_said_later(manager: Staff) -> None:
    manager.tell(OPENING, ACCOUNT, "Emma Fraser", "something else", "no", "skip", "no", "no")
    manager.tell("sorry, she is a contractor", "skip", "yes")
    assert manager.case.fields["contractor"] == "yes"


def test_what_happened_is_told_anew(manager: Staff) -> None:
    come_to_the_summary(manager)
    manager.press("Change: What happened")
    manager.tell("The poker site was open once only, on a Friday", "yes")
    assert manager.case.fields["what_happened"] == "The poker site was open once only, on a Friday"
