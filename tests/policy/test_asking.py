"""Questions made of a clause's own words."""

import pytest

from actions.policy.asking import questions_about
from actions.policy.corpus.model import RULE_VERDICTS, Verdict


def test_what_a_clause_permits_or_forbids_is_asked_about_as_leave() -> None:
    assert list(questions_about("You must not smoke in a vehicle.", Verdict.NOT_ALLOWED)) == [
        "can I smoke in a vehicle",
        "am I allowed to smoke in a vehicle",
        "is it OK to smoke in a vehicle",
    ]


def test_what_a_clause_obliges_to_is_asked_about_as_duty() -> None:
    assert list(questions_about("The driver must report a crash.", Verdict.INFORMATION)) == [
        "do I have to report a crash",
        "how do I report a crash",
    ]


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("Drivers must not: smoke in a vehicle", "can I smoke in a vehicle"),
        ("You may only carry your own family.", "can I carry my own family"),
        ("You may stop only if you are tired or hungry.", ""),
        ("You may stop there only if you are tired.", "can I stop there"),
        ("If you are tired, you may stop there.", "can I stop there"),
        ("You are not permitted to smoke there.", "can I smoke there"),
    ],
)
def test_the_act_is_told_by_whoever_asks_and_without_its_condition(words: str, question: str) -> None:
    assert next(questions_about(words, Verdict.CONDITIONAL), "") == question


@pytest.mark.parametrize("words", ["Lock the door.", "Bikes may be parked here.", "You must not:", "", "It may."])
def test_a_clause_that_names_nobodys_act_makes_no_question(words: str) -> None:
    assert [question for verdict in RULE_VERDICTS for question in questions_about(words, verdict)] == []
