"""Every sentence of an account can be struck and put back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.conversation.complaint.sentences import Account, sentences
from actions.conversation.complaint.striking import asks_to_put_back, asks_to_strike, places_meant

KIND = "harassment_complaint"
ACCOUNT = "He leaned over my desk. Then he blew in my ear. Ana dropped her coffee. I went home early."
SENTENCES = tuple(sentences(ACCOUNT))


def test_a_new_line_begins_a_new_sentence() -> None:
    assert sentences("He stares at me\nand he follows me. Mr. Bell saw it.") == [
        "He stares at me",
        "and he follows me.",
        "Mr. Bell saw it.",
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("strike the second sentence", (1,)),
        ("please leave out 2 and 3", (1, 2)),
        ("could you delete sentences 1-3", (0, 1, 2)),
        ("take the last one out please", (3,)),
        ("take out the bit about the coffee", (2,)),
        ("actually, remove the part where I went home", (3,)),
        ("don't send the line about my ear", (1,)),
        ("drop number four", (3,)),
        ("leave out the third and the fourth", (2, 3)),
    ],
)
def test_sentences_are_struck_by_number_or_by_what_they_say(text: str, places: tuple[int, ...]) -> None:
    what = asks_to_strike(KIND, text)
    assert what is not None
    assert places_meant(what, SENTENCES) == places


@pytest.mark.parametrize("text", ["strike sentence 9", "take out the bit about the dog"])
def test_what_is_not_there_is_not_guessed(text: str) -> None:
    assert places_meant(asks_to_strike(KIND, text) or "", SENTENCES) == ()


@pytest.mark.parametrize("text", ["take my name out", "remove the witnesses", "drop it", "I left out 2 years of it"])
def test_what_strikes_no_sentence_is_left_alone(text: str) -> None:
    assert asks_to_strike(KIND, text) is None


@pytest.mark.parametrize("text", ["put it back", "no, put that back in please", "actually add it back", "undo that"])
def test_it_can_be_wanted_back(text: str) -> None:
    assert asks_to_put_back(text)


@given(st.lists(st.integers(0, len(SENTENCES) - 1), max_size=3))
def test_whatever_was_struck_comes_back_in_its_place(order: list[int]) -> None:
    account = Account(SENTENCES)
    for place in order:
        account = account.without((place % len(account.sentences),))
    kept = Account.of(account.text, account.struck_in_words)
    for _ in order:
        kept = kept.restored()
    assert kept.text == ACCOUNT
