"""Whoever stops has told nothing to anybody, and is asked nothing twice about whether they mean it."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff


@pytest.fixture
def staff(sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in("staff@justice.example")


def test_stopping_at_the_first_question_opens_nothing(staff: Staff) -> None:
    staff.tell("somebody emailed us something disgusting")
    assert "Nothing was opened" in staff.tell("nvm, forget it")
    assert staff.opened == []


def test_stopping_at_the_summary_opens_nothing(staff: Staff) -> None:
    staff.come_to_the_summary()
    assert "Nothing was opened" in staff.tell("actually cancel that please")
    assert staff.opened == []


def test_the_button_stops_as_well(staff: Staff) -> None:
    staff.come_to_the_summary()
    assert "Nothing was opened" in staff.press("Stop")
    assert staff.opened == []


def test_yes_after_stopping_opens_nothing(staff: Staff) -> None:
    staff.come_to_the_summary()
    staff.tell("i've changed my mind", "yes", "yes open it")
    assert staff.opened == []


def test_the_answers_are_forgotten(staff: Staff) -> None:
    staff.come_to_the_summary()
    staff.tell("stop")
    staff.tell("someone sent me something offensive")
    assert staff.asked == "description"
    staff.tell("a dirty joke about nuns", "voicemail", "no idea who", "yesterday", "yes")
    assert "socks" not in str(staff.case.fields)


def test_the_conversation_shows_them_no_more(staff: Staff) -> None:
    staff.come_to_the_summary()
    staff.tell("stop")
    assert "socks" not in str(staff.conversation.history())
    assert staff.opened == []


def test_a_new_report_after_a_stopped_one_is_opened_once(staff: Staff) -> None:
    staff.come_to_the_summary()
    staff.tell("stop")
    staff.come_to_the_summary()
    staff.tell("yes")
    assert staff.case


def test_a_wish_to_stop_in_other_words_is_asked_back_and_loses_nothing(staff: Staff) -> None:
    staff.tell("someone on teams chat sent me something offensive", "Ari Lowe")
    answer = staff.tell("this is taking way too long, let me out of this form")
    assert "If you would like to stop here" in answer
    assert staff.asked == "sender_known"
    staff.press("Yes")
    staff.tell("outside", "yesterday", "a rude sticker", "yes")
    assert staff.case.fields["sender"] == "Ari Lowe"


def test_stop_where_nothing_is_under_way_says_so(staff: Staff) -> None:
    staff.tell("stop")
    assert "Nothing is under way" in staff.tell("stop")
    assert staff.opened == []
