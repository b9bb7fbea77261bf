"""What counts as signing a policy in words: nothing but reading and agreeing, without any reservation."""

import pytest

from actions.conversation.telling.policy_acknowledgement import asks_after_others, signs


@pytest.mark.parametrize(
    "text",
    [
        "I've read it and agree",
        "I have read the ICT policy, I understand it and will comply",
        "ive been through the whole thing and accept it",
        "I hereby sign the ICT policy",
    ],
)
def test_reading_and_agreeing_is_signing(text: str) -> None:
    assert signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "I've read it but don't agree with the bit on phones",
        "I have not read it, do I agree to it by signing?",
        "where do I sign the policy",
        "I agree to the policy",
        "I've read it, should I agree?",
        "do I have to read it before I sign the policy",
        "I'll sign once I have read it, not yet",
        "who in my team has read it and agreed",
    ],
)
def test_anything_else_is_not(text: str) -> None:
    assert not signs(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("who in my team has not signed?", True),
        ("has everyone signed", True),
        ("has Hemi signed the policy", True),
        ("have I signed the policy", False),
        ("has it been recorded that I signed", False),
    ],
)
def test_whether_others_are_asked_after(text: str, asks: bool) -> None:
    assert asks_after_others(text) is asks
