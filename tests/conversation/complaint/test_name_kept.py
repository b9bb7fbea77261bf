"""Whether a complaint bears a name is taken only from an answer beyond doubt: what was told cannot be untold."""

import pytest

from actions.conversation.telling.harassment_complaint import read_fields
from tests.conversation.clock import NOW


def heard(answer: str) -> str | None:
    return read_fields(answer, "anonymous", {}, NOW).get("anonymous")


@pytest.mark.parametrize(
    "answer", ["no names please", "kāo, don't show my name", "nah leave it off", "not comfortable giving my name"]
)
def test_a_no_to_being_named_is_no_name(answer: str) -> None:
    assert heard(answer) == "yes"


@pytest.mark.parametrize("answer", ["no hiding", "no no, keep my name on it", "no thanks, I'll stand up for myself"])
def test_a_no_to_hiding_is_a_name(answer: str) -> None:
    assert heard(answer) == "no"


@pytest.mark.parametrize(
    "answer", ["no. They'd come after me.", "no way, he'd find out", "I'm scared he'll know", "yes, put my name down"]
)
def test_what_says_both_or_speaks_of_fear_is_asked_again(answer: str) -> None:
    assert heard(answer) is None
