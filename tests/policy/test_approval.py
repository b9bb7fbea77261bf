"""What a rule makes of approval, at both ministries."""

import pytest

from actions.policy.approval import names_an_exemption, verdict_with_approval
from actions.policy.assistant import PolicyAssistant
from actions.policy.corpus.model import Verdict

SIGN_UP = "acceptable-use-of-technology/email-sign-up"
CLOUD = "acceptable-use-of-technology/cloud-court-information"
SOFTWARE = "ict-use/software-installs"
SPENDING = "code-of-conduct/spending-approval"
GAMBLING = "acceptable-use-of-technology/gambling"


@pytest.mark.parametrize("words", ["what if my manager agrees?", "but my boss said it's fine", "what if it's approved"])
def test_agreement_that_the_rule_asks_for_decides(justice_assistant: PolicyAssistant, words: str) -> None:
    assert verdict_with_approval(justice_assistant.corpus.rules[SIGN_UP], words) is Verdict.ALLOWED


@pytest.mark.parametrize("words", ["what if my manager agrees?", "what if IT approve it?", "the director okayed it"])
def test_agreement_of_somebody_else_decides_nothing(justice_assistant: PolicyAssistant, words: str) -> None:
    assert verdict_with_approval(justice_assistant.corpus.rules[CLOUD], words) is Verdict.CONDITIONAL


def test_a_manager_is_no_one_up_manager(education_assistant: PolicyAssistant) -> None:
    rule = education_assistant.corpus.rules[SPENDING]
    assert verdict_with_approval(rule, "what if my manager agrees?") is Verdict.CONDITIONAL
    assert verdict_with_approval(rule, "what if my one-up manager agrees?") is Verdict.ALLOWED


def test_agreement_that_is_not_all_the_rule_asks_for_decides_nothing(education_assistant: PolicyAssistant) -> None:
    rule = education_assistant.corpus.rules[SOFTWARE]
    assert verdict_with_approval(rule, "what if it's approved?") is Verdict.CONDITIONAL


def test_a_rule_without_conditions_knows_no_approval(justice_assistant: PolicyAssistant) -> None:
    assert verdict_with_approval(justice_assistant.corpus.rules[GAMBLING], "what if my manager agrees?") is None


@pytest.mark.parametrize("words", ["what if I have an exemption", "any exceptions?", "is there a waiver"])
def test_an_exemption_is_more_than_agreement(justice_assistant: PolicyAssistant, words: str) -> None:
    assert names_an_exemption(words)
    assert verdict_with_approval(justice_assistant.corpus.rules[SIGN_UP], words) is None
