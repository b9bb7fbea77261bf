"""However often somebody says yes, one report is opened."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    staff = sign_in("manager@justice.example")
    staff.come_to_the_summary()
    return staff


def test_yes_said_three_times_opens_one_report(staff: Staff) -> None:
    staff.tell("yes", "yes", "YES!!!")
    assert staff.case


def test_the_button_pressed_again_opens_nothing_more(staff: Staff) -> None:
    choice = staff.conversation.buttons[0]["choice"]
    for _ in range(3):
        assert staff.conversation.post({"choice": choice}).status_code == 200
    assert staff.case


def test_yes_in_two_windows_at_once_opens_one_report(staff: Staff) -> None:
    with ThreadPoolExecutor() as windows:
        answers = list(windows.map(staff.conversation.post, [{"text": "yes"}] * 4))
    assert [answer.status_code for answer in answers] == [200] * 4
    assert staff.case


def test_an_old_yes_button_opens_no_report_that_was_not_read_back(staff: Staff) -> None:
    choice = staff.conversation.buttons[0]["choice"]
    staff.tell("stop", "reporting something offensive", "email")
    staff.conversation.post({"choice": choice})
    assert staff.opened == []


def test_an_old_yes_button_is_no_answer_to_an_open_question(staff: Staff) -> None:
    choice = staff.conversation.buttons[0]["choice"]
    staff.press("Change: Sender known to you")
    staff.conversation.post({"choice": choice})
    staff.tell("no")
    staff.tell("yes")
    assert staff.case.fields["sender_known"] == "no"


def test_two_reports_one_after_the_other_are_two(staff: Staff) -> None:
    staff.tell("yes")
    staff.come_to_the_summary()
    staff.tell("yes")
    assert len(staff.opened) == 2
