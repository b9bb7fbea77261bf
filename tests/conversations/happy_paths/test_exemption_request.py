"""Leave is asked for, and the request is opened as it was told."""

from collections.abc import Callable

import pytest

from tests.conversations.requests import ACTIVITY, ahead, come_to_the_summary, spoken
from tests.conversations.staff import Staff

FORBIDDEN = "can I hook up my own wifi router at my desk in the office"


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("staff@justice.example")


@pytest.fixture
def teacher(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("staff@education.example")


def test_a_request_told_answer_by_answer_is_opened_with_every_answer(staff: Staff) -> None:
    come_to_the_summary(staff)
    staff.tell("yes that's it")
    assert staff.case.kind == "exemption_request"
    assert staff.case.fields == {
        "activity": ACTIVITY,
        "business_need": "the new one garbles te reo names",
        "information_involved": "hearing notes, IN-CONFIDENCE",
        "covers": "me",
        "starts_on": ahead(3),
        "ends_on": ahead(40),
        "discussed_with_manager": "yes",
    }


def test_a_request_told_in_one_breath_is_asked_only_for_what_is_missing(staff: Staff) -> None:
    staff.tell(
        "I need an exemption to share bundles over Box because the barristers can't open ours, for me and Losa, "
        f"from {spoken(2)} until {spoken(30)}, Kiri is happy with it"
    )
    assert staff.asked == "information_involved"
    staff.tell("skip", "yes")
    fields = staff.case.fields
    assert (fields["covers"], fields["covered_names"]) == ("named_staff", "me and Losa")
    assert fields["business_need"] == "the barristers can't open ours"
    assert (fields["starts_on"], fields["ends_on"], fields["discussed_with_manager"]) == (ahead(2), ahead(30), "yes")
    assert "information_involved" not in fields


def test_that_nobody_may_act_before_it_is_granted_is_said_first_and_last(staff: Staff) -> None:
    assert "until the exemption is granted" in staff.tell("can I apply for an exemption please")
    staff.tell("stop")
    come_to_the_summary(staff)
    answer = staff.tell("yes")
    assert "must not take any action which breaches this Policy until a formal exemption is granted" in answer
    assert staff.opened


def test_the_request_goes_to_the_manager(staff: Staff) -> None:
    come_to_the_summary(staff)
    assert "Kiri Pāora" in staff.tell("yep")
    assert staff.case.handlers == ("manager@justice.example",)


def test_a_managers_own_request_goes_one_up(sign_in: Callable[[str], Staff]) -> None:
    manager = sign_in("manager@justice.example")
    come_to_the_summary(manager)
    manager.tell("yes")
    assert manager.case.handlers == ("group.manager@justice.example",)


def test_an_exemption_is_offered_where_the_answer_is_no_and_takes_the_clause_along(staff: Staff) -> None:
    staff.tell(FORBIDDEN)
    answer = staff.conversation.card("answer")
    assert answer["verdict"] == "not_allowed"
    staff.press("Ask for an exemption")
    staff.tell("the hearing room has no signal", "skip", "just me", spoken(1), spoken(20), "not yet")
    assert answer["citations"][0]["quote"] in staff.summary["clause"]
    staff.tell("yes")
    fields = staff.case.fields
    assert fields["clause"] == answer["citations"][0]["clause"]
    assert fields["activity"] == FORBIDDEN


def test_what_was_asked_before_can_be_put_in_other_words(staff: Staff) -> None:
    staff.tell(FORBIDDEN)
    staff.press("Ask for an exemption")
    staff.tell("because the hearing room has no signal", "skip", "just me", spoken(1), spoken(20), "yes")
    staff.press("Change: What you need to do")
    staff.tell("run a router of our own in the hearing room", "yes")
    assert staff.case.fields["activity"] == "run a router of our own in the hearing room"
    assert staff.case.fields["clause"] == "security.connect_networks"


def test_who_asks_without_a_button_is_not_asked_for_a_clause(staff: Staff) -> None:
    come_to_the_summary(staff)
    assert "clause" not in staff.summary
    assert "Change: The rule" not in "".join(button["title"] for button in staff.conversation.buttons)
    staff.tell("yes")
    assert "clause" not in staff.case.fields


def test_a_whole_function_is_named_as_it_was_told(staff: Staff) -> None:
    staff.tell(ACTIVITY, "it is quicker", "no", "the enforcement team in Nelson", spoken(5), spoken(60), "she knows")
    assert staff.summary["covered_names"] == "the enforcement team in Nelson"
    staff.tell("yes")
    assert staff.case.fields["covers"] == "business_function"


def test_names_are_asked_for_where_several_people_are_to_be_covered(staff: Staff) -> None:
    staff.tell(ACTIVITY, "it is quicker", "no", "a few of us")
    assert staff.asked == "covered_names"
    staff.tell("Emma Fraser, Losa and me", spoken(5), spoken(60), "no")
    staff.tell("yes")
    assert staff.case.fields["covered_names"] == "Emma Fraser, Losa and me"


def test_who_has_not_talked_to_the_manager_hears_what_the_policy_asks_and_may_go_on(staff: Staff) -> None:
    staff.tell(ACTIVITY, "it is quicker", "no", "me only", spoken(5), spoken(60))
    assert "discuss and agree" in staff.tell("nah not yet")
    staff.tell("yes")
    assert staff.case.fields["discussed_with_manager"] == "no"


def test_buttons_answer_as_well_as_words(staff: Staff) -> None:
    staff.tell(ACTIVITY, "it is quicker")
    staff.press("Skip this one", "Only me")
    staff.tell(spoken(5), spoken(60))
    staff.press("Yes", "Yes, open it")
    assert (staff.case.fields["covers"], staff.case.fields["discussed_with_manager"]) == ("me", "yes")


def test_education_says_that_it_has_no_exemptions_and_puts_it_to_the_manager(teacher: Staff) -> None:
    answer = teacher.tell("I'd like to request an exemption so that I can run a raffle site from my work tablet")
    assert "no exemptions to apply for" in answer
    assert "granted" not in answer
    teacher.tell("it raises money for the school gala", "skip", "only me", spoken(2), spoken(12), "yeah")
    answer = teacher.tell("yes")
    assert "not a permission" in answer
    assert "granted" not in answer
    assert (teacher.case.kind, teacher.case.handlers) == ("exemption_request", ("manager@education.example",))
