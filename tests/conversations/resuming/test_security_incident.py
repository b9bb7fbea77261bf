"""The report of an incident waits, and one “yes” opens one case."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff
from tests.running import AskFirst

LOSS = "left my work phone in the departure lounge at Hokitika yesterday at 6.15am"


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("contractor@justice.example")


def test_a_report_saved_for_later_goes_on_where_it_was(staff: Staff) -> None:
    staff.tell(LOSS)
    staff.tell("skip", "save it for later", "right, I'm back")
    assert staff.asked == "information_involved"
    staff.tell("nah", "yes")
    assert staff.case.fields["description"] == LOSS


def test_a_restarted_action_server_goes_on_where_it_was(askfirst: AskFirst, staff: Staff) -> None:
    staff.tell(LOSS)
    askfirst.actions.restart()
    staff.tell("skip", "nah", "yes")
    assert staff.case.fields["asset"] == "work phone"


def test_a_second_yes_opens_nothing_more(staff: Staff) -> None:
    staff.tell(LOSS, "skip", "nah", "yes", "yes")
    assert staff.case.kind == "security_incident"
