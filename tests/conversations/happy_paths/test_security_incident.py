"""Somebody tells of a security incident: what to do at once comes first, then the case is opened as it was told."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.conversations.staff import ZONE, Staff, yesterday

LOSS = "I've lost my work phone, it fell off the ferry to Picton yesterday at 4.20pm"


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("staff@education.example")


@pytest.fixture
def registrar(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("staff@justice.example")


def test_an_incident_told_answer_by_answer_is_opened_with_every_answer(staff: Staff) -> None:
    staff.tell("my work phone is either lost or stolen, I can't say which")
    staff.press("A lost device")
    staff.tell("yesterday around 5.30pm", "Nobody has had hands on it since the stocktake in Timaru")
    staff.tell("Galaxy S22, asset number 77120", "yes, in confidence", "yes")
    assert staff.case.kind == "security_incident"
    assert staff.case.fields == {
        "incident_type": "lost_device",
        "occurred_at": staff.case.fields["occurred_at"],
        "description": "Nobody has had hands on it since the stocktake in Timaru",
        "asset": "work phone, Galaxy S22, asset number 77120",
        "information_involved": "in_confidence",
    }
    assert staff.case.fields["occurred_at"].startswith(f"{yesterday():%Y-%m-%d}T17:30")


def test_a_loss_told_in_one_breath_is_asked_only_for_the_number_and_the_information(staff: Staff) -> None:
    staff.tell(LOSS)
    assert staff.asked == "asset"
    assert "“work phone”" in staff.conversation.text
    staff.tell("no idea")
    assert staff.asked == "information_involved"
    staff.tell("nothing on it at all, it's brand new", "yes")
    fields = staff.case.fields
    assert (fields["incident_type"], fields["asset"], fields["information_involved"]) == (
        "lost_device",
        "work phone",
        "no",
    )
    assert (fields["description"], "T16:20" in fields["occurred_at"]) == (LOSS, True)


def test_whoever_lost_a_device_is_told_the_service_desks_number_before_anything_is_asked(staff: Staff) -> None:
    staff.tell(LOSS)
    said = [reply["custom"].get("type") for reply in staff.conversation.replies]
    assert said.index("contacts") < said.index("question")
    assert staff.conversation.card("contacts")["contacts"][0]["phone"] == "(04) 463 8446, extension 48446"
    staff.tell("skip", "skip", "yes")
    assert staff.case.fields["incident_type"] == "lost_device"


def test_where_no_number_is_known_it_is_told_where_to_look(registrar: Staff) -> None:
    answer = registrar.tell("my work laptop got stolen out of the boot of my car in Porirua last night")
    assert "Look for the Service Desk on Jet" in answer
    assert "report to the service desk if your device is lost or stolen" in answer
    registrar.tell("skip", "not sure", "yes")
    assert registrar.case.fields["information_involved"] == "unknown"


def test_a_weakness_is_thanked_for_without_alarm(staff: Staff) -> None:
    answer = staff.tell("I've found a security hole: the visitor kiosk lets anyone open the staff directory")
    assert "before anybody made use of it" in answer
    assert "now, by phone" not in answer
    staff.tell("noticed it yesterday", "the visitor kiosk", "no", "yes")
    assert (staff.case.fields["incident_type"], staff.case.fields["asset"]) == ("weakness", "visitor kiosk")


def test_information_gone_astray_is_taken_without_blame(staff: Staff) -> None:
    answer = staff.tell("I emailed a list of exam supervisors to the wrong school yesterday at 10am, what now")
    assert "it can happen to anybody" in answer
    staff.tell("skip", "yes, unclassified", "yes")
    fields = staff.case.fields
    assert (fields["incident_type"], fields["information_involved"]) == ("information_disclosure", "unclassified")
    assert "asset" not in fields


def test_a_password_typed_into_a_false_page_is_a_password_given_away(registrar: Staff) -> None:
    registrar.tell("I typed my password into a phishing page that looked like our webmail, this happened yesterday")
    assert registrar.asked == "asset"
    registrar.tell("webmail", "possibly", "yes")
    fields = registrar.case.fields
    assert (fields["incident_type"], fields["information_involved"]) == ("credential_disclosure", "unknown")


def test_what_goes_on_for_days_is_kept_as_days(staff: Staff) -> None:
    staff.tell("someone has been logging in to my mailbox from overseas, there are sent emails I never wrote")
    assert staff.asked == "occurred_at"
    staff.tell("over the last two weeks", "my mailbox", "yes", "yes")
    assert staff.case.fields["incident_type"] == "unauthorised_access"
    assert "/" in staff.case.fields["occurred_at"]


def test_just_now_is_the_present_minute(staff: Staff) -> None:
    staff.tell("help, I've just realised my work laptop is missing, I had it in the cafe at the gallery")
    staff.tell("skip", "skip", "no", "yes")
    told = datetime.fromisoformat(staff.case.fields["occurred_at"])
    assert abs((datetime.now(ZONE) - told).total_seconds()) < 600


def test_the_service_desk_gets_it_and_the_person_is_told_by_when(staff: Staff) -> None:
    staff.tell(LOSS, "skip", "skip")
    answer = staff.tell("yes")
    assert staff.case.reference.startswith("SEC-")
    assert staff.case.handlers == ("service_desk",)
    assert staff.case.reference in answer
    assert f"{staff.case.due_at.astimezone(ZONE):%A}" in answer


def test_what_to_do_meanwhile_is_said_in_the_policys_words(staff: Staff, registrar: Staff) -> None:
    staff.tell(LOSS, "skip", "skip")
    assert "ICT passwords must be kept confidential" in staff.tell("yes")
    registrar.tell(LOSS, "skip", "skip")
    assert "access Ministry ICT systems using any other person's account" in registrar.tell("yes")
    assert staff.case.fields["asset"] == registrar.case.fields["asset"] == "work phone"
