"""Whatever is asked in the middle of a complaint is answered, and the complaint waits where it was."""

from collections.abc import Callable

import pytest

from tests.conversations.complaints import ACCOUNT, REST
from tests.conversations.staff import Staff


@pytest.fixture
def mere(sign_in: Callable[[str], Staff]) -> Staff:
    staff = sign_in("group.manager@education.example")
    staff.tell(ACCOUNT)
    assert staff.asked == "preferred_option"
    return staff


@pytest.fixture
def tama(sign_in: Callable[[str], Staff]) -> Staff:
    staff = sign_in("group.manager@justice.example")
    staff.tell(ACCOUNT)
    return staff


def finish(staff: Staff) -> None:
    assert staff.asked == "preferred_option"
    staff.tell(*REST, "yes")
    assert staff.case.fields["description"] == ACCOUNT


def test_the_options_are_explained_in_the_guidelines_own_words(mere: Staff) -> None:
    mere.tell("what are my options here?")
    assert any(
        "speaks to the alleged harasser" in each["quote"] for each in mere.conversation.card("answer")["citations"]
    )
    finish(mere)


def test_the_options_have_a_button(mere: Staff) -> None:
    mere.press("What are the options?")
    assert mere.conversation.card("answer")["citations"]
    finish(mere)


def test_the_difference_between_two_of_them_is_explained(mere: Staff) -> None:
    mere.tell("whats the difference between informal and formal")
    assert mere.conversation.card("answer")["citations"]
    finish(mere)


def test_what_harassment_is_is_explained_from_the_guidelines(mere: Staff) -> None:
    mere.tell("does that even count as sexual harassment?")
    quotes = [each["quote"] for each in mere.conversation.card("answer")["citations"]]
    assert any("unwelcome or offensive sexual behaviour" in quote for quote in quotes)
    finish(mere)


def test_a_question_and_an_answer_in_one_message_are_both_heard(mere: Staff) -> None:
    mere.tell("What counts as harassment? I think I'd like it to be informal.")
    assert mere.asked == "addressee"
    mere.tell("the people team", "no", "skip", "skip", "yes")
    assert mere.case.fields["preferred_option"] == "informal"


def test_without_a_guideline_nothing_is_made_up(tama: Staff) -> None:
    answer = tama.tell("what are the options?")
    assert "I hold no harassment guideline for the Ministry of Justice" in answer
    finish(tama)


def test_support_is_named_where_it_is_asked_for(mere: Staff) -> None:
    answer = mere.tell("can I bring a support person?")
    assert "EAP" in answer
    finish(mere)


def test_danger_now_comes_first_and_the_answers_are_kept(mere: Staff) -> None:
    mere.tell("he has locked me in the meeting room and won't let me out")
    assert mere.conversation.replies[0]["custom"]["number"] == "111"
    finish(mere)


def test_who_will_see_it_is_told(mere: Staff) -> None:
    assert "never anybody it is about" in mere.tell("who gets to see this?")
    finish(mere)


def test_what_was_told_before_danger_came_first_is_not_lost(sign_in: Callable[[str], Staff]) -> None:
    staff = sign_in("ict.security@education.example")
    staff.tell("Rob Ellis from Property is hitting me right now, he grabbed my hair by the lifts")
    assert staff.conversation.card("emergency")["number"] == "111"
    staff.tell("I'm safe now. I want to report harassment")
    assert staff.asked != "description"
    staff.tell("stop")
    assert staff.opened == []
