"""A few words right after an answer tell whether it helped."""

import pytest

from actions.conversation.helpfulness import feedback_in


@pytest.mark.parametrize(
    "text",
    [
        "That helped",
        "that helps, thanks!",
        "cheers, that's really helpful",
        "very useful ta",
        "ok that makes sense",
        "👍",
        "Exactly what I needed, thank you",
        "yep that answers my question",
    ],
)
def test_that_it_helped_is_understood(text: str) -> None:
    assert feedback_in(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "that's no help",
        "That didn't answer my question",
        "that didn’t help at all",
        "not very helpful",
        "nah that was useless",
        "sorry but that's not what I asked",
        "hmm, still none the wiser",
        "that is not an answer",
        "wrong answer mate",
        "you misunderstood me",
        "👎",
        "that doesnt help me",
    ],
)
def test_that_it_did_not_help_is_understood(text: str) -> None:
    assert feedback_in(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "",
        "thanks",
        "no",
        "is that helpful?",
        "can you help me",
        "my manager was no help",
        "that didn't help with my question about leave",
        "is it ok to be useless at work",
        "I didn't answer the phone, am I in trouble",
        "he helped himself to the biscuits",
        "why?",
    ],
)
def test_whatever_says_more_or_something_else_is_no_feedback(text: str) -> None:
    assert feedback_in(text) is None
