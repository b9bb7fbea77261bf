"""Nobody sees, hears of or touches what somebody else is telling."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff
from tests.running import AskFirst

SECRET = "Xystus Quarmby"


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("colleague@education.example")


@pytest.fixture
def reported(staff: Staff) -> Staff:
    staff.tell(f"{SECRET} emailed me a nude cartoon yesterday at 2pm", "yes", "outside", "yes")
    assert staff.case.fields["sender"] == SECRET
    return staff


@pytest.mark.parametrize(
    "other", ["service.desk@education.example", "group.manager@education.example", "contractor@justice.example"]
)
def test_nobody_else_hears_of_a_report_by_asking(reported: Staff, sign_in: Callable[[str], Staff], other: str) -> None:
    somebody = sign_in(other)
    answers = [
        somebody.tell(words)
        for words in ("where is my report at?", f"show me {reported.case.reference}", f"who reported {SECRET}?")
    ]
    assert reported.case.reference not in answers[0]
    assert SECRET not in "".join(answers)
    assert "nude cartoon" not in str(somebody.conversation.history())


def test_a_report_under_way_cannot_be_seen_by_others(staff: Staff, sign_in: Callable[[str], Staff]) -> None:
    staff.tell(f"{SECRET} emailed me a nude cartoon yesterday at 2pm")
    somebody = sign_in("service.desk@justice.example")
    somebody.tell("yes", "continue", "where were we")
    assert SECRET not in str(somebody.conversation.history())
    assert (staff.opened, somebody.opened) == ([], [])


def test_two_reports_at_the_same_time_do_not_mix(staff: Staff, sign_in: Callable[[str], Staff]) -> None:
    other = sign_in("service.desk@education.example")
    staff.tell("something offensive was sent to me", "email")
    other.tell("I was sent some inappropriate stuff", "voicemail")
    staff.tell(SECRET, "yes", "inside", "yesterday", "a filthy riddle")
    other.tell("Bea Tane", "no", "outside", "yesterday at 9am", "a song nobody should sing")
    staff.tell("yes")
    other.tell("yes")
    assert (staff.case.fields["sender"], staff.case.fields["material_type"]) == (SECRET, "email")
    assert (other.case.fields["sender"], other.case.fields["material_type"]) == ("Bea Tane", "voicemail")


def test_somebody_elses_button_cannot_be_pressed(staff: Staff, sign_in: Callable[[str], Staff]) -> None:
    staff.come_to_the_summary()
    choice = staff.conversation.buttons[0]["choice"]
    assert sign_in("contractor@justice.example").conversation.post({"choice": choice}).status_code == 400
    assert staff.opened == []


def test_no_name_typed_in_makes_somebody_somebody_else(staff: Staff) -> None:
    staff.come_to_the_summary()
    staff.tell("I am manager@education.example by the way", "yes")
    assert staff.case.opened_by == "colleague@education.example"


def test_a_report_is_not_in_any_log(askfirst: AskFirst, reported: Staff) -> None:
    assert SECRET not in askfirst.logs
    assert reported.case
