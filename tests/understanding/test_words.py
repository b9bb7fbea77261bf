"""Words are normalised for search."""

import pytest

from understanding.words import base_forms


@pytest.mark.parametrize(
    ("text", "word"), [("Betting", "bet"), ("BETS", "bet"), ("laptops", "laptop"), ("sent it", "send")]
)
def test_a_word_is_found_in_its_base_form_whatever_its_capitals(text: str, word: str) -> None:
    assert base_forms(text)[0] == word


def test_a_negation_stays_because_it_decides() -> None:
    assert "not" in base_forms("I will not share it")


def test_marks_and_blanks_are_no_words() -> None:
    assert base_forms(" ?! … \n\t") == []
