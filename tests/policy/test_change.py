"""A question asked again under other circumstances never becomes laxer without being sure of it."""

import csv
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from actions.policy.answer import Answer, Reading
from actions.policy.assistant import PolicyAssistant
from actions.policy.change import SURE_OF_A_LAXER_ANSWER, weighed
from actions.policy.corpus.model import Verdict

RULE = "acceptable-use-of-technology/email-sign-up"
LEAST_ANSWERED = 0.9


class Changed(NamedTuple):
    question: str
    change: str
    accepted: set[str]


def changes(organisation: str) -> list[Changed]:
    with Path(__file__).with_name("changes.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["organisation"] == organisation]
    return [Changed(row["question"], row["change"], set(row["accepted"].split())) for row in rows]


def asked_again(assistant: PolicyAssistant, changed: Changed) -> Answer:
    before = assistant.ask(changed.question)
    told: Answer | Reading = before.readings[0] if before.readings else before
    after = assistant.ask(f"{changed.question} {changed.change}")
    return weighed(after, assistant.answer_for(told.matter, told.verdict))


def verdicts(answer: Answer) -> set[str]:
    return {each.verdict.value for each in answer.readings} or {answer.verdict.value}


@pytest.fixture(params=["education", "justice"])
def organisation(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def assistant(organisation: str, request: pytest.FixtureRequest) -> PolicyAssistant:
    known: PolicyAssistant = request.getfixturevalue(f"{organisation}_assistant")
    return known


@pytest.fixture
def told(justice_assistant: PolicyAssistant) -> Answer:
    return justice_assistant.answer_for(RULE, Verdict.NOT_ALLOWED)


@pytest.fixture
def laxer(justice_assistant: PolicyAssistant) -> Answer:
    return justice_assistant.answer_for(RULE, Verdict.ALLOWED)


def test_the_right_answer_is_given_or_among_the_readings(assistant: PolicyAssistant, organisation: str) -> None:
    rows = changes(organisation)
    missed = [row for row in rows if not verdicts(asked_again(assistant, row)) & row.accepted]
    assert 1 - len(missed) / len(rows) >= LEAST_ANSWERED, missed


def test_nothing_forbidden_is_called_allowed(assistant: PolicyAssistant, organisation: str) -> None:
    permitted = [row for row in changes(organisation) if verdicts(asked_again(assistant, row)) == {"allowed"}]
    assert [row for row in permitted if "allowed" not in row.accepted] == []


def test_a_laxer_answer_that_is_not_sure_offers_both_the_stricter_first(told: Answer, laxer: Answer) -> None:
    found = weighed(replace(laxer, confidence=SURE_OF_A_LAXER_ANSWER - 0.01), told)
    assert [reading.verdict for reading in found.readings] == [Verdict.NOT_ALLOWED, Verdict.ALLOWED]


def test_what_was_told_is_offered_beside_laxer_readings(told: Answer, laxer: Answer) -> None:
    reading = Reading(laxer.matter, laxer.about, laxer.says, laxer.verdict, laxer.citations[0])
    found = weighed(replace(laxer, readings=(reading, replace(reading, verdict=Verdict.INFORMATION))), told)
    verdicts_offered = [each.verdict for each in found.readings]
    assert verdicts_offered == [Verdict.NOT_ALLOWED, Verdict.ALLOWED, Verdict.INFORMATION]


def test_a_laxer_answer_that_is_sure_stands(told: Answer, laxer: Answer) -> None:
    sure = replace(laxer, confidence=SURE_OF_A_LAXER_ANSWER)
    assert weighed(sure, told) == sure


def test_a_stricter_answer_stands(told: Answer, laxer: Answer) -> None:
    unsure = replace(told, confidence=0.5)
    assert weighed(unsure, laxer) == unsure


def test_a_change_that_leads_out_of_scope_settles_nothing(told: Answer) -> None:
    found = weighed(Answer("weather", Verdict.OUT_OF_SCOPE, "", "", 1.0), told)
    assert (found.verdict, found.authority, found.citations) == (Verdict.NOT_COVERED, told.authority, told.citations)
