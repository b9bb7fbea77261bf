"""A complaint waits for whoever needs a break, with all that was told and the same receipt."""

from collections.abc import Callable

import pytest

from tests.conversations.complaints import ACCOUNT, come_to_the_summary
from tests.conversations.staff import Staff
from tests.running import AskFirst


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("ciso@justice.example")


def test_saved_for_later_it_goes_on_where_it_was(staff: Staff) -> None:
    staff.tell(ACCOUNT, "formal", "save this for later", "I'm back")
    assert staff.asked == "addressee"
    staff.tell("the people team", "no", "skip", "skip", "yes")
    assert staff.case.fields["respondent"] == "Rob Ellis from Property"


def test_a_restarted_action_server_knows_the_receipt_and_what_was_struck(askfirst: AskFirst, staff: Staff) -> None:
    come_to_the_summary(staff, anonymous=True)
    receipt = staff.conversation.card("receipt")["receipt"]
    staff.tell("leave out the second sentence")
    askfirst.actions.restart()
    staff.tell("put it back")
    assert staff.conversation.card("receipt")["receipt"] == receipt
    staff.tell("yes")
    assert staff.nameless[0].fields["description"] == ACCOUNT
