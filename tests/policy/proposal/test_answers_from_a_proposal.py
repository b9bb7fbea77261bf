"""A policy that was just added answers everyday questions, in its own words and marked as read by nobody yet."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from actions.policy.assistant import PolicyAssistant
from actions.policy.corpus.model import Verdict

QUESTIONS: dict[str, list[str]] = YAML(typ="safe").load(
    Path(__file__).with_name("everyday_questions.yml").read_text(encoding="utf-8")
)
EVERY_QUESTION = [(question, Verdict(verdict)) for verdict, questions in QUESTIONS.items() for question in questions]


@pytest.mark.parametrize(("question", "verdict"), EVERY_QUESTION)
def test_an_everyday_question_gets_the_verdict_that_the_policy_deserves(
    council_assistant: PolicyAssistant, question: str, verdict: Verdict
) -> None:
    assert council_assistant.ask(question).verdict is verdict


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("is vaping in the car ok", "smoke or vape in a vehicle"),
        ("Can a contractor take the van out?", "Contractors must not drive Council vehicles."),
        (
            "can a volunteer drive a council vehicle",
            "Volunteers may drive a Council vehicle with the written approval of the Fleet Services Manager.",
        ),
        ("who can book the minibus", "Who may book it"),
    ],
)
def test_an_answer_quotes_the_policy_and_says_that_it_was_inferred(
    council_assistant: PolicyAssistant, question: str, quote: str
) -> None:
    answer = council_assistant.ask(question)
    assert (answer.citations[0].policy, answer.citations[0].quote) == ("Fleet vehicles policy", quote)
    assert answer.inferred


def test_a_rule_that_was_inferred_declines_less_readily_than_one_that_knows_how_staff_ask(
    council_assistant: PolicyAssistant,
) -> None:
    question = "can I grab a coffee and a pie on the way to a meeting"
    ranked = council_assistant.rank(question)
    unsettled = sum(each.probability for each in ranked if each.verdict is Verdict.OUT_OF_SCOPE)
    assert unsettled > 0.3
    assert council_assistant.ask(question).verdict is Verdict.ALLOWED
