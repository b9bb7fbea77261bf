"""What staff of the two ministries are shown in a demonstration."""

import pytest

from actions.policy.answer import Answer
from actions.policy.assistant import PolicyAssistant
from actions.policy.corpus.model import Verdict

TENNER = "can I put a tenner on the All Blacks on my work laptop at lunch?"
Outcome = tuple[Verdict, str]


def first_or_offered(answer: Answer) -> set[Outcome]:
    """Return verdict and clause of the answer itself and of each reading that it offers."""
    own = {(answer.verdict, answer.citations[0].clause)} if answer.citations else set()
    return own | {(reading.verdict, reading.citation.clause) for reading in answer.readings}


def test_a_bet_at_lunch_is_not_allowed_at_education(education_assistant: PolicyAssistant) -> None:
    answer = education_assistant.ask(TENNER)
    assert (Verdict.NOT_ALLOWED, "inappropriate.gambling") in first_or_offered(answer)


def test_a_bet_at_lunch_is_not_allowed_at_justice(justice_assistant: PolicyAssistant) -> None:
    answer = justice_assistant.ask(TENNER)
    assert (Verdict.NOT_ALLOWED, "prohibited.gambling") in first_or_offered(answer)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("lost the iPad, telling the desk now", Verdict.ALLOWED),
        ("lost the iPad, giving it a few weeks first", Verdict.NOT_ALLOWED),
    ],
)
def test_the_verdict_belongs_to_the_act_and_not_to_the_clause(
    justice_assistant: PolicyAssistant, question: str, verdict: Verdict
) -> None:
    assert (verdict, "mobile.lost") in first_or_offered(justice_assistant.ask(question))


def test_every_answer_of_justice_says_that_the_policy_is_past_its_review(justice_assistant: PolicyAssistant) -> None:
    assert justice_assistant.ask(TENNER).overdue == "December 2023"


def test_no_answer_of_education_says_so_because_its_policies_name_no_review(
    education_assistant: PolicyAssistant,
) -> None:
    assert education_assistant.ask(TENNER).overdue == ""


@pytest.mark.parametrize("question", ["can I carry over my annual leave", "how much will my pay go up in July"])
def test_what_the_policies_do_not_settle_is_not_guessed_at(
    education_assistant: PolicyAssistant, justice_assistant: PolicyAssistant, question: str
) -> None:
    verdicts = [assistant.ask(question).verdict for assistant in (education_assistant, justice_assistant)]
    assert verdicts == [Verdict.NOT_COVERED, Verdict.NOT_COVERED]


def test_the_weather_is_out_of_scope(education_assistant: PolicyAssistant, justice_assistant: PolicyAssistant) -> None:
    question = "is it going to rain in Wellington tomorrow"
    verdicts = [assistant.ask(question).verdict for assistant in (education_assistant, justice_assistant)]
    assert verdicts == [Verdict.OUT_OF_SCOPE, Verdict.OUT_OF_SCOPE]


def test_every_clause_that_is_quoted_is_in_the_corpus_word_by_word(justice_assistant: PolicyAssistant) -> None:
    clauses = {clause.id: clause.text for clause in justice_assistant.corpus.clauses()}
    for citation in justice_assistant.ask(TENNER).citations:
        assert citation.quote == clauses[citation.clause]
