"""A question that touches several rules: the strictest first, the others named, and none forgotten on the way."""

import pytest

from actions.policy.answer import Answer
from actions.policy.assistant import PolicyAssistant
from actions.policy.corpus.model import Verdict
from actions.policy.several import parts

GMAIL = "can I use my gmail to send a SENSITIVE file to my lawyer?"
PERSONAL_EMAIL = "acceptable-use-of-technology/personal-email"
ENCRYPTION = "acceptable-use-of-technology/encrypt-classified"


def rules(answer: Answer) -> set[str]:
    return {answer.matter, *(reading.matter for reading in answer.also)}


def test_both_rules_of_a_question_are_named(justice_assistant: PolicyAssistant) -> None:
    assert rules(justice_assistant.ask(GMAIL)) == {PERSONAL_EMAIL, ENCRYPTION}


def test_each_rule_named_beside_the_answer_is_quoted(justice_assistant: PolicyAssistant) -> None:
    (beside,) = justice_assistant.ask(GMAIL).also
    assert beside.citation.quote in {clause.text for clause in justice_assistant.corpus.clauses()}


def test_a_condition_that_is_met_does_not_lift_the_other_rule(justice_assistant: PolicyAssistant) -> None:
    answer = justice_assistant.settled(GMAIL, PERSONAL_EMAIL, Verdict.ALLOWED)
    assert answer.verdict is Verdict.CONDITIONAL
    assert rules(answer) == {PERSONAL_EMAIL, ENCRYPTION}


def test_a_part_that_is_surely_forbidden_comes_first(justice_assistant: PolicyAssistant) -> None:
    signed_up = "my manager said I can sign up to a newsletter with my work email"
    answer = justice_assistant.ask(f"{signed_up} and then I want to put a bet on the horses from my laptop")
    assert (answer.verdict, answer.matter) == (Verdict.NOT_ALLOWED, "acceptable-use-of-technology/gambling")


@pytest.mark.parametrize("question", ["can I put a bet on the horses from my laptop", "may I lend Hemi my password"])
def test_a_question_about_one_thing_gets_one_rule(justice_assistant: PolicyAssistant, question: str) -> None:
    assert justice_assistant.ask(question).also == ()


def test_a_condition_settled_without_a_question_in_mind_is_answered_by_itself(
    justice_assistant: PolicyAssistant,
) -> None:
    answer = justice_assistant.settled("", PERSONAL_EMAIL, Verdict.ALLOWED)
    assert (answer.verdict, answer.also) == (Verdict.ALLOWED, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GMAIL, ["can I use my gmail", "send a SENSITIVE file"]),
        ("can I put a bet on the horses from my laptop", []),
        ("bets, booze and bikes", []),
        ("", []),
    ],
)
def test_a_text_falls_into_the_parts_that_may_tell_of_an_act(text: str, expected: list[str]) -> None:
    assert list(parts(text)) == expected
