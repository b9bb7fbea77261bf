"""A manager weighs a breach by one of their people with the policy's own considerations, and it is recorded."""

from collections.abc import Callable

import pytest

from tests.conversations.breaches import ACCOUNT, EMPLOYEE, OPENING, come_to_the_summary
from tests.conversations.staff import Staff


@pytest.fixture
def manager(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("manager@justice.example")


@pytest.fixture
def principal(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("manager@education.example")


def test_a_breach_told_answer_by_answer_is_recorded_with_every_answer(manager: Staff) -> None:
    manager.tell(OPENING, ACCOUNT, EMPLOYEE, "something else", "doubt it", "She thought it was part of her lunch break")
    manager.tell("permanent", "no, just poor judgement", "have a quiet word and take the site off the machine", "yes")
    assert manager.case.kind == "breach"
    assert manager.case.fields == {
        "employee": EMPLOYEE,
        "what_happened": ACCOUNT,
        "action_taken": "other",
        "public_scrutiny": "no",
        "mitigating_circumstances": "She thought it was part of her lunch break",
        "contractor": "no",
        "possible_offence": "no",
        "intended_action": "have a quiet word and take the site off the machine",
    }


def test_the_policys_words_and_whom_to_consult_come_first(principal: Staff) -> None:
    answer = principal.tell(OPENING)
    assert "would withstand public or media scrutiny?" in answer
    assert principal.conversation.card("answer")["citations"]
    assert "Your group manager" in answer
    principal.tell(
        "Mere Tāwhai", "she ran a sweepstake on the branch printer", "other", "no", "skip", "no", "no", "skip"
    )
    principal.tell("yes")
    assert principal.case.kind == "breach"


def test_what_a_free_account_tells_is_not_asked_again(manager: Staff) -> None:
    manager.tell(
        "One of my registrars, Losa, breached the policy: she downloaded forty films to the shared drive. "
        "She is a permanent employee."
    )
    assert manager.asked == "public_scrutiny"
    manager.tell("maybe", "skip", "unlikely", "skip", "yes")
    fields = manager.case.fields
    assert (fields["employee"], fields["action_taken"], fields["contractor"]) == ("Losa", "stored", "no")
    assert (fields["public_scrutiny"], fields["possible_offence"]) == ("unsure", "no")


def test_the_employee_is_kept_away_and_the_group_manager_handles_it(manager: Staff) -> None:
    come_to_the_summary(manager)
    assert "Graham Sutherland" in manager.tell("yes")
    assert manager.case.handlers == ("group.manager@justice.example",)
    assert manager.case.respondents == ("colleague@justice.example",)


def test_at_education_a_possible_crime_brings_the_police_clause_at_once(principal: Staff) -> None:
    principal.tell(OPENING, "Oliver Grant", "he ordered laptops on our account and put them up for sale", "other", "no")
    principal.tell("skip", "he's an employee")
    answer = principal.tell("could well be")
    assert "Where a crime has been committed, every case will be referred to the police." in answer
    principal.tell("skip", "yes")
    assert principal.case.fields["possible_offence"] == "unsure"


def test_at_justice_a_possible_crime_brings_what_its_policy_says_and_no_more(manager: Staff) -> None:
    manager.tell(OPENING, ACCOUNT, EMPLOYEE, "something else", "no", "skip", "permanent")
    answer = manager.tell("yes, I am afraid so")
    assert "conducting any illegal or unethical activity" in answer
    assert "police" not in answer.lower()
    manager.tell("skip", "yes")
    assert manager.case.fields["possible_offence"] == "yes"


def test_a_contractor_brings_the_clause_on_contracts(principal: Staff) -> None:
    principal.tell(OPENING, "Oliver Grant", "he printed flyers for his band", "other", "probably", "skip")
    assert "the ministry may review the contractual relationship" in principal.tell("yep, he invoices us each month")
    principal.tell("no", "skip", "yes")
    assert principal.case.fields["contractor"] == "yes"


def test_after_it_is_recorded_the_person_hears_whom_to_consult_and_what_not_to_do(principal: Staff) -> None:
    come_to_the_summary(principal)
    answer = principal.tell("yes")
    assert principal.case.reference in answer
    assert "in consultation with the relevant group manager" in answer
    assert "don't pass it on" in answer


def test_every_consideration_can_be_explained_in_the_policys_words(principal: Staff) -> None:
    principal.tell(OPENING, ACCOUNT, "Mere Tāwhai")
    assert "ranging from receiving the material only" in principal.tell("why do you ask?")
    principal.tell("other", "no", "skip", "no", "no", "skip", "yes")
    assert principal.case.fields["action_taken"] == "other"


def test_a_breach_by_somebody_unknown_is_recorded_as_that(manager: Staff) -> None:
    manager.tell(OPENING, ACCOUNT, "no idea", "something else", "skip", "skip", "no", "not sure", "skip", "yes")
    assert manager.case.fields["employee"] == "unknown"
    assert manager.case.respondents == ()


@pytest.mark.parametrize("person", ["staff@justice.example", "contractor@education.example"])
def test_whoever_has_no_team_is_told_whom_to_tell_and_nothing_is_opened(
    sign_in: Callable[[str], Staff], person: str
) -> None:
    staff = sign_in(person)
    answer = staff.tell(OPENING)
    assert "Please tell your manager" in answer
    assert "Your manager" in answer
    assert staff.opened == []
    assert "am I allowed to" in staff.tell("kia ora")


def test_a_manager_who_names_themselves_never_handles_it(manager: Staff) -> None:
    manager.tell(OPENING, ACCOUNT, "Kiri Pāora", "other", "no", "skip", "no", "no", "skip", "yes")
    assert manager.case.respondents == (manager.email,)
    assert manager.email not in manager.case.handlers
