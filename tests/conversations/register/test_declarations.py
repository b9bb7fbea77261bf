"""Gifts and interests are declared by talking, to the manager, where the policies ask for it."""

from collections.abc import Callable

import pytest

from tests.conversations.staff import Staff, yesterday

SignIn = Callable[[str], Staff]
GIFT = "I want to declare a gift"
INTEREST = "I need to declare a conflict of interest"


@pytest.fixture
def staff(sign_in: SignIn) -> Staff:
    return sign_in("staff@education.example")


def test_a_gift_is_declared_answer_by_answer(staff: Staff) -> None:
    staff.tell(
        GIFT, "a bottle of wine", "Southern Stationery", "about 40 dollars", "yesterday", "I accepted it", "skip"
    )
    staff.tell("yes")
    assert staff.case.kind == "gift_declaration"
    assert staff.case.fields == {
        "gift": "a bottle of wine",
        "giver": "Southern Stationery",
        "worth": "about 40 dollars",
        "offered_at": yesterday().isoformat(),
        "accepted": "accepted",
    }


def test_a_declared_gift_is_with_the_manager(staff: Staff) -> None:
    staff.tell(GIFT, "a bottle of wine", "Southern Stationery", "skip", "yesterday", "I sent it back", "skip", "yes")
    assert (staff.case.handlers, staff.case.status) == (("manager@education.example",), "declared")


def test_the_codes_own_words_are_said_first(staff: Staff) -> None:
    assert "they should be reported to your manager or the Secretary" in staff.tell(GIFT)


def test_an_interest_is_declared_answer_by_answer(staff: Staff) -> None:
    staff.tell(
        INTEREST,
        "a kindergarten that we fund is run by my sister",
        "I assess grant applications",
        "somebody else could assess hers",
        "yes",
    )
    assert staff.case.kind == "interest_declaration"
    assert staff.case.fields == {
        "interest": "a kindergarten that we fund is run by my sister",
        "interest_type": "family_or_friends",
        "work_affected": "I assess grant applications",
        "arrangement": "somebody else could assess hers",
    }


def test_a_declaration_that_is_stopped_opens_nothing(staff: Staff) -> None:
    staff.tell(GIFT, "a bottle of wine", "stop", "yes")
    assert staff.opened == []


def test_a_yes_that_is_repeated_declares_it_once(staff: Staff) -> None:
    staff.tell(
        INTEREST, "I own shares in a firm that we buy from", "the procurement panel", "skip", "yes", "yes", "yes"
    )
    assert [case.fields["interest_type"] for case in staff.opened] == ["financial"]


@pytest.mark.parametrize("opening", [GIFT, INTEREST])
def test_where_the_policies_ask_for_none_it_is_not_taken(sign_in: SignIn, opening: str) -> None:
    staff = sign_in("staff@justice.example")
    assert "don't ask for such a declaration" in staff.tell(opening)
    assert staff.opened == []


def test_a_question_on_gifts_is_answered_and_declares_nothing(staff: Staff) -> None:
    staff.tell("am I allowed to accept a bottle of wine from a supplier?")
    assert staff.conversation.card("answer")["verdict"]
    assert staff.opened == []


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("I've read the ICT policy and agree to it", "I want to sign the ICT policy"),
        ("someone sent me a pornographic email yesterday", "I received something inappropriate"),
        ("my work laptop was stolen out of the car on Tuesday", "A device is lost"),
        ("I also need to declare a conflict of interest", "I want to declare an interest"),
    ],
)
@pytest.mark.parametrize("before", [(), ("I accepted it",)], ids=["a choice", "words that may be left out"])
def test_another_matter_in_the_middle_of_it_is_noted_and_offered_afterwards(
    staff: Staff, said: str, topic: str, before: tuple[str, ...]
) -> None:
    staff.tell(GIFT, "a bottle of wine", "Southern Stationery", "skip", "yesterday", *before)
    asked = staff.asked
    assert "another matter" in staff.tell(said)
    assert staff.asked == asked
    staff.tell(*("I declined it",)[len(before) :], "skip", "yes")
    assert staff.case.fields.get("circumstances") is None
    assert staff.case.fields["accepted"] == ("accepted" if before else "declined")
    assert any(button["title"].startswith(topic) for button in staff.conversation.buttons)


def test_a_policy_read_in_the_middle_of_a_report_is_noted_too(staff: Staff) -> None:
    staff.tell("I got an offensive email from a supplier of ours yesterday", "I've read the ICT policy and agree")
    assert "I want to sign the ICT policy" in staff.conversation.text
    staff.tell("stop")
    assert any("sign the ICT policy" in button["title"] for button in staff.conversation.buttons)
