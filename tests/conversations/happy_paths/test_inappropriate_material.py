"""Somebody reports inappropriate material, and it is opened as it was told."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.conversations.staff import Staff, yesterday
from tests.running import AskFirst, run_command

DESCRIPTION = (
    'A "quiz" that flashed up a pair of breasts. Then my screen froze (I was on a call!).\nWhat a start to the day'
)


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("staff@education.example")


def askfirst_cases(askfirst: AskFirst, *arguments: str) -> object:
    """What the operator reads on the command line."""
    return json.loads(run_command(askfirst.actions.environment, "cases", *arguments, "--json"))


def test_a_report_told_answer_by_answer_is_opened_with_every_answer(staff: Staff) -> None:
    staff.tell("morning, got sent something offensive at work that I'd rather not have seen", DESCRIPTION)
    staff.tell(
        "a dm on teams", "hemara.hoani@vendor.example", "nah never dealt with them", "outside", "yesterday, 2.15pm"
    )
    staff.tell("yep that's all correct, go ahead")
    received = f"{yesterday():%Y-%m-%d}T14:15:00"
    assert staff.case.fields == {
        "material_type": "chat",
        "sender": "hemara.hoani@vendor.example",
        "sender_known": "no",
        "sender_origin": "external",
        "received_at": staff.case.fields["received_at"],
        "description": DESCRIPTION,
    }
    assert staff.case.fields["received_at"].startswith(received)


def test_a_report_told_in_one_breath_is_read_back_at_once(staff: Staff) -> None:
    staff.tell("Last night at 11 some random texted my work cell a nude with a winky face")
    assert staff.summary["material_type"] == "A text message"
    assert staff.summary["sender"] == "not known"
    staff.tell("āe, tukuna. I mean yes")
    staff.tell("yes")
    assert staff.case.fields["received_at"].startswith(f"{yesterday():%Y-%m-%d}T23:00")


def test_several_answers_in_one_message_are_not_asked_for_again(staff: Staff) -> None:
    staff.tell("hiya, someone sent me something offensive at work")
    staff.tell("Came by text yesterday arvo. The number was 021 000 4471, I don't know them")
    assert staff.asked == "sender_origin"
    staff.tell("outside I reckon", "a clip of a strip club", "yes please")
    assert (staff.case.fields["material_type"], staff.case.fields["sender"]) == ("sms", "021 000 4471")


def test_answers_by_button_are_as_good_as_typed_ones(staff: Staff) -> None:
    staff.tell("something offensive was sent to me, please help", "heavy breathing, then swearing in two languages")
    staff.press("A voicemail")
    staff.tell("Ngaire Fa'asavalu")
    staff.press("Yes", "Inside the organisation")
    staff.tell("day before yesterday")
    staff.press("Yes, open it")
    fields = staff.case.fields
    assert (fields["material_type"], fields["sender_known"], fields["sender_origin"]) == (
        "voicemail",
        "yes",
        "internal",
    )


def test_a_day_without_a_time_stays_a_day(staff: Staff) -> None:
    staff.tell(
        "I have received a message with indecent drawings",
        "email",
        "no idea who",
        "the day before yesterday",
        "skip",
        "yes",
    )
    assert staff.case.fields["received_at"] == f"{yesterday() - timedelta(days=1):%Y-%m-%d}"


def test_whoever_does_not_know_the_sender_is_not_asked_about_them(staff: Staff) -> None:
    staff.tell("got a link from a stranger that opened a live sex cam, yesterday at 4")
    assert set(staff.summary) >= {"sender_known", "sender_origin"}
    staff.tell("yes")
    fields = staff.case.fields
    assert (fields["sender"], fields["sender_known"], fields["sender_origin"]) == ("unknown", "no", "unknown")


def test_the_report_goes_to_the_managers_desk(staff: Staff) -> None:
    staff.come_to_the_summary()
    answer = staff.tell("sweet as, send it")
    assert staff.case.handlers == ("manager@education.example",)
    assert "Rāwiri Pōtiki" in answer


def test_a_report_about_the_manager_goes_one_up(staff: Staff) -> None:
    staff.tell("my boss forwarded me a filthy limerick by email yesterday at 9am")
    staff.tell("yes")
    assert staff.case.handlers == ("group.manager@education.example",)


def test_the_reference_on_the_card_is_the_one_in_the_database(staff: Staff) -> None:
    staff.come_to_the_summary()
    staff.tell("correct")
    assert staff.conversation.card("case_opened")["reference"] == staff.case.reference


def test_the_person_is_told_to_keep_it_and_to_share_it_with_nobody(staff: Staff) -> None:
    staff.come_to_the_summary()
    answer = staff.tell("all good, open it")
    assert "do not forward it" in answer
    assert "delete it only when your manager asks" in answer
    assert staff.opened


def test_the_operator_finds_the_report_on_the_command_line(askfirst: AskFirst, staff: Staff) -> None:
    staff.come_to_the_summary()
    staff.tell("yes")
    outlines = askfirst_cases(askfirst, "list")
    assert isinstance(outlines, list)
    assert [each["opened_by"] for each in outlines if each["reference"] == staff.case.reference] == [staff.email]
    shown = askfirst_cases(askfirst, "show", staff.case.reference)
    assert isinstance(shown, dict)
    assert shown["fields"] == staff.case.fields
