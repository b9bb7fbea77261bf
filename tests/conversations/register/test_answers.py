"""A policy answer that knows the asker's exemption: one more line, the same verdict."""

from collections.abc import Callable

import pytest

from tests.conversations.register.granting import Granting, ahead
from tests.conversations.staff import Staff

QUESTION = "am I allowed to plug in a portable hard drive I bought myself"


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("staff@justice.example")


def verdict(person: Staff) -> str:
    return str(person.conversation.card("answer")["verdict"])


def test_whoever_has_an_exemption_hears_its_reference_and_its_end(granting: Granting, staff: Staff) -> None:
    entry = granting.grant()
    answer = staff.tell(QUESTION)
    assert f"You have an exemption from this rule: {entry.reference}, in force until" in answer
    exemption = staff.conversation.card("answer")["exemption"]
    assert exemption == {"reference": entry.reference, "ends_on": ahead(200)}


def test_the_verdict_stays_what_the_policy_says(granting: Granting, staff: Staff) -> None:
    staff.tell(QUESTION)
    without = verdict(staff)
    granting.grant()
    staff.tell(QUESTION)
    assert verdict(staff) == without == "not_allowed"


def test_whoever_has_none_hears_nothing_of_anothers(granting: Granting, sign_in: Callable[[str], Staff]) -> None:
    granting.grant()
    colleague = sign_in("colleague@justice.example")
    assert "You have an exemption" not in colleague.tell(QUESTION)


def test_an_exemption_from_another_rule_is_not_mentioned(granting: Granting, staff: Staff) -> None:
    granting.grant(clause="own_device.no_copy")
    assert "You have an exemption" not in staff.tell(QUESTION)


def test_one_that_was_withdrawn_is_not_mentioned(granting: Granting, staff: Staff) -> None:
    granting.move(granting.grant(), "withdraw", "ict.security", reason="the drive was lost")
    assert "You have an exemption" not in staff.tell(QUESTION)


def test_one_that_has_not_begun_is_not_mentioned(granting: Granting, staff: Staff) -> None:
    granting.grant(starts_on=ahead(3))
    assert "You have an exemption" not in staff.tell(QUESTION)


def test_what_is_allowed_anyway_needs_no_exemption(granting: Granting, staff: Staff) -> None:
    granting.grant()
    assert "You have an exemption" not in staff.tell(
        "can I plug the hard drive that the Ministry gave me into my laptop"
    )
    assert verdict(staff) == "allowed"


def test_what_is_allowed_under_a_condition_and_the_answer_to_it_know_it_too(granting: Granting, staff: Staff) -> None:
    entry = granting.grant()
    assert entry.reference in staff.tell("can I plug a hard drive into my work laptop")
    assert verdict(staff) == "conditional"
    assert entry.reference in staff.press("No, it is mine")
    assert verdict(staff) == "not_allowed"


def test_a_colleague_who_is_named_has_it_too(granting: Granting, sign_in: Callable[[str], Staff]) -> None:
    entry = granting.grant(covers="named_staff", covered_names="Losa Tāvana")
    assert entry.reference in sign_in("colleague@justice.example").tell(QUESTION)


def test_a_question_in_the_middle_of_a_report_knows_it(granting: Granting, staff: Staff) -> None:
    entry = granting.grant()
    staff.tell("I need an exemption to use my own webcam")
    asked = staff.asked
    assert entry.reference in staff.tell(f"{QUESTION}?")
    assert staff.asked == asked


def test_the_wording_shown_again_leaves_the_register_as_it_is(granting: Granting, staff: Staff) -> None:
    entry = granting.grant()
    staff.tell(QUESTION, "why?")
    assert granting.records.status(entry) == "in_force"
