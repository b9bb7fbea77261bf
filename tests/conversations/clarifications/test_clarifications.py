"""What is asked back can be answered in words as well as by a button, and never stands in the way of anything else."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff

CONDITION = "can I sign up to a newsletter with my work email"
YES = {"education": "yeah it's for my work", "justice": "yep, my manager signed it off"}
# One of these, whichever the policies leave in doubt.
AMBIGUOUS = (
    "can I keep it",
    "can I share stuff with a friend",
    "can I help a friend out at work",
    "can I put it online",
    "can I text a client",
    "can I get a mate to fix my laptop",
)


@pytest.fixture(params=["education", "justice"])
def organisation(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def staff(organisation: str, sign_in: Callable[[str], Staff]) -> Staff:
    return sign_in(f"group.manager@{organisation}.example")


@pytest.fixture
def asked(staff: Staff) -> Staff:
    """Somebody who has been asked back for a condition."""
    staff.tell(CONDITION)
    assert verdict(staff) == "conditional"
    return staff


@pytest.fixture
def offered(staff: Staff) -> Staff:
    """Somebody who has been offered readings to choose from."""
    for question in AMBIGUOUS:
        staff.tell(question)
        if "None of these" in titles(staff):
            return staff
    raise AssertionError("none of the questions is in doubt any more")


def verdict(staff: Staff) -> str:
    return str(staff.conversation.card("answer")["verdict"])


def titles(staff: Staff) -> list[str]:
    return [button["title"] for button in staff.conversation.buttons]


class TestConditions:
    def test_a_yes_in_whatever_words_is_a_yes(self, organisation: str, asked: Staff) -> None:
        asked.tell(YES[organisation])
        assert verdict(asked) == "allowed"

    @pytest.mark.parametrize("words", ["nah it's private", "no", "the second one", "2"])
    def test_a_no_in_whatever_words_is_a_no(self, asked: Staff, words: str) -> None:
        asked.tell(words)
        assert verdict(asked) == "not_allowed"

    def test_why_it_matters_is_explained_and_the_choice_stays_open(self, organisation: str, asked: Staff) -> None:
        choices = [title for title in titles(asked) if title.startswith(("Yes", "No"))]
        asked.tell("why?")
        assert set(choices) <= set(titles(asked))
        asked.tell(YES[organisation])
        assert verdict(asked) == "allowed"

    def test_whom_to_ask_is_told_and_the_choice_stays_open(self, asked: Staff) -> None:
        asked.tell("who do I ask about that?")
        assert asked.conversation.card("contacts")
        asked.tell("nope")
        assert verdict(asked) == "not_allowed"


class TestReadings:
    def test_one_can_be_named_by_its_place(self, offered: Staff) -> None:
        first = titles(offered)[0]
        by_words = offered.tell("the first one")
        offered.conversation.say("stop")
        for question in AMBIGUOUS:
            offered.tell(question)
            if first in titles(offered):
                break
        assert offered.press(first) == by_words

    def test_none_of_them_names_somebody_to_ask(self, offered: Staff) -> None:
        assert "may not settle it" in offered.tell("none of those")

    def test_a_mere_yes_picks_none(self, offered: Staff) -> None:
        choices = titles(offered)
        assert "could not tell" in offered.tell("yes")
        assert titles(offered) == choices


class TestWhatIsNotClear:
    def test_is_asked_once_more_and_then_left(self, asked: Staff) -> None:
        assert "could not tell" in asked.tell("hmm")
        assert titles(asked)
        assert "Please ask" in asked.tell("dunno")
        assert titles(asked) == []

    def test_the_second_try_counts(self, asked: Staff) -> None:
        asked.tell("hmm", "no")
        assert verdict(asked) == "not_allowed"


class TestWhatGoesFirst:
    def test_a_new_question_is_answered(self, asked: Staff) -> None:
        asked.tell("can I put a tenner on the all blacks on my work laptop")
        assert verdict(asked) == "not_allowed"

    def test_something_received_is_reported(self, asked: Staff) -> None:
        asked.tell("no, and someone just sent me a video of a bloke having a wank")
        assert asked.asked
        asked.tell("stop")

    def test_danger_is_answered(self, asked: Staff) -> None:
        asked.tell("yes but there's a fire in the kitchen right now")
        assert asked.conversation.card("emergency")["number"] == "111"


def test_a_yes_about_one_rule_does_not_lift_another_that_the_question_touches(sign_in: Callable[[str], Staff]) -> None:
    staff = sign_in("group.manager@justice.example")
    staff.tell("can I use my gmail to send a SENSITIVE file to my lawyer?")
    staff.tell("yes, it's authorised")
    card = staff.conversation.card("answer")
    assert card["verdict"] == "conditional"
    assert "encrypted" in str(card["says"])
