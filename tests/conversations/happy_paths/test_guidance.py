"""Matters that people handle: the policy's words, whom to contact, and no case."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff

MATTERS = {
    "security_incident": "bugger, left the ministry ipad in an uber and it's not answering find my",
    "harassment_complaint": "my team leader keeps brushing up against me at the printer",
    "exemption_request": "I need leave to plug in a personal hard drive, who do I apply to for an exemption",
    "breach_guidance": "one of my staff has been caught gambling on her laptop, what do I have to weigh up",
}
MINISTRIES = ("education", "justice")


@pytest.fixture(params=MINISTRIES)
def staff(request: pytest.FixtureRequest, sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in(f"group.manager@{request.param}.example")


@pytest.mark.parametrize("words", MATTERS.values(), ids=MATTERS.keys())
def test_a_matter_for_people_is_answered_with_whom_to_contact(staff: Staff, words: str) -> None:
    staff.tell(words)
    assert staff.conversation.card("contacts")["contacts"]
    assert staff.opened == []


def test_a_lost_device_is_answered_in_the_policys_own_words(staff: Staff) -> None:
    staff.tell(MATTERS["security_incident"])
    assert staff.conversation.card("answer")["citations"]
    assert staff.opened == []


def test_whoever_wants_a_person_is_told_whom_to_call(staff: Staff) -> None:
    staff.tell("could I please just talk to a real human about something")
    assert "Your manager" in staff.conversation.text
    assert staff.opened == []


def test_danger_is_answered_with_the_emergency_number_first(staff: Staff) -> None:
    answer = staff.tell("there is a man in the foyer swinging a machete")
    assert staff.conversation.card("emergency")["number"] == "111"
    assert "111" in answer.splitlines()[0]
    assert staff.opened == []


def test_a_greeting_is_answered_with_what_can_be_asked(staff: Staff) -> None:
    assert "am I allowed to" in staff.tell("mōrena! how's it going")
    assert staff.opened == []


def test_what_is_no_matter_of_policy_is_declined_kindly(staff: Staff) -> None:
    assert "I can help with your organisation's policies" in staff.tell("how tall is the sky tower")
    assert staff.opened == []
