"""A yes to the summary, told from what says more."""

import pytest

from actions.conversation.telling.agreement import is_agreement

YES = (
    "Agreed.",
    "yesss",
    "righto, flick it through please",
    "kei te pai, thanks mate",
    "That's the lot, cheers",
    "Nothing to add. You've got it right.",
    "lodge",
    "ae, pai",
)
MORE = (
    "yes and Sam was there too",
    "send it to my manager",
    "it was Tuesday",
    "is that right?",
    "not right",
    "ok but change the date",
    "the report",
    "",
)


@pytest.mark.parametrize("words", YES)
def test_a_yes_in_any_words_agrees(words: str) -> None:
    assert is_agreement(words)


@pytest.mark.parametrize("words", MORE)
def test_whatever_says_more_than_yes_agrees_to_nothing(words: str) -> None:
    assert not is_agreement(words)
