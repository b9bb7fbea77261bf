import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.typed_text import as_typed


@pytest.mark.parametrize(
    "typed",
    [
        "/restart",
        "  /restart",
        "\u00a0/restart",
        "\u200b/restart",
        "/ /restart",
        "\ufeff\t/\u2060/restart",
        "\x00/restart",
    ],
)
def test_a_typed_command_becomes_a_word(typed: str) -> None:
    assert as_typed(typed) == "restart"


@given(st.text(alphabet=st.sampled_from("/ \t\n\u00a0\u200b\u200d\u2028\ufeff\x00\x1fa👍")))
def test_no_text_whatever_reaches_rasa_as_a_command(typed: str) -> None:
    assert not as_typed(typed).strip().startswith("/")


@given(st.text())
def test_whatever_was_typed_can_be_written_down(typed: str) -> None:
    as_typed(typed).encode()


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "\u200b", "\x00\x07", "///", "\ud800"])
def test_a_text_without_words_is_empty(typed: str) -> None:
    assert as_typed(typed) == ""


def test_a_slash_inside_a_text_stays() -> None:
    assert as_typed("yes and/or no") == "yes and/or no"


def test_a_text_of_emoji_stays() -> None:
    assert as_typed("👩‍💻👍") == "👩‍💻👍"


def test_line_breaks_stay_and_windows_ones_become_plain() -> None:
    assert as_typed("one\r\ntwo") == "one\ntwo"


def test_macrons_are_written_in_one_way() -> None:
    assert as_typed("Ma\u0304ori") == "Māori"
