"""The reader may choose a rule and a verdict that were offered, stricter than the built-in answer but never laxer."""

from dataclasses import replace

import pytest

from actions.policy.answer import Answer
from actions.policy.assistant import PolicyAssistant
from actions.policy.corpus.model import Verdict
from actions.policy.decision import Gates
from tests.policy.reader.conftest import Readers
from tests.policy.reader.replies import GAMBLING_IS_FORBIDDEN, LENDING_IS_ALLOWED, LOSS_IS_REPORTED, REPLIES

FORBIDDEN = "can I put a bet on the horses from my laptop"
DEPENDS = "can my teammate have my tablet for the day"
ALLOWED = "my manager approved that Hemi borrows my laptop"
INFORMS = "who do I tell when my phone is lost"
UNSETTLED = "how many days of annual leave can I carry over"
NO_POLICY_MATTER = "will it snow on Saturday"
NEVER_SURE = Gates(decline=0.999, lead=1.1, permit=0.0, offer=0.0)
NEVER_PERMITS = Gates(lead=0.0, permit=-1.0)
# Wide enough for the small corpus, whose few lines make no ranking sure.
OUTRIGHT = Gates(lead=0.0, permit=0.5)

FOLLOWED = [
    (FORBIDDEN, "not_allowed"),
    (DEPENDS, "not_allowed"),
    (DEPENDS, "conditional"),
    (DEPENDS, "not_covered"),
    (ALLOWED, "not_allowed"),
    (ALLOWED, "conditional"),
    (ALLOWED, "allowed"),
    (ALLOWED, "information"),
    (ALLOWED, "not_covered"),
    (INFORMS, "not_allowed"),
    (INFORMS, "conditional"),
    (INFORMS, "information"),
    (INFORMS, "not_covered"),
    (UNSETTLED, "not_allowed"),
    (UNSETTLED, "conditional"),
]
TOO_LAX = [
    (FORBIDDEN, "conditional"),
    (FORBIDDEN, "allowed"),
    (FORBIDDEN, "information"),
    (FORBIDDEN, "not_covered"),
    (DEPENDS, "allowed"),
    (DEPENDS, "information"),
    (UNSETTLED, "allowed"),
    (UNSETTLED, "information"),
]


def same_words(answer: Answer, other: Answer) -> bool:
    """Return whether two answers say the same, however probable each is and whatever else is near."""
    return answer == replace(other, confidence=answer.confidence, cited=answer.cited)


@pytest.mark.parametrize(("question", "verdict"), FOLLOWED)
def test_a_choice_that_is_no_laxer_is_followed(readers: Readers, question: str, verdict: str) -> None:
    assert readers.ask(question, REPLIES[verdict], OUTRIGHT).verdict is Verdict(verdict)


@pytest.mark.parametrize(("question", "verdict"), TOO_LAX)
def test_a_laxer_choice_gets_the_built_in_answer(
    readers: Readers, built_in: PolicyAssistant, question: str, verdict: str
) -> None:
    assert readers.ask(question, REPLIES[verdict]) == built_in.ask(question)


@pytest.mark.parametrize("verdict", ["not_allowed", "conditional", "allowed"])
def test_an_answer_holds_only_what_the_corpus_says(readers: Readers, built_in: PolicyAssistant, verdict: str) -> None:
    answer = readers.ask(ALLOWED, REPLIES[verdict])
    assert same_words(answer, built_in.answer_for("devices/lending", Verdict(verdict)))


def test_another_rule_may_be_chosen_with_the_same_verdict(readers: Readers) -> None:
    answer = readers.ask("can my son have my work laptop for homework", GAMBLING_IS_FORBIDDEN)
    assert (answer.matter, answer.citations[0].clause) == ("devices/gambling", "prohibited.gambling")


def test_a_choice_that_agrees_changes_nothing(readers: Readers, built_in: PolicyAssistant) -> None:
    assert readers.ask(INFORMS, LOSS_IS_REPORTED) == built_in.ask(INFORMS)


def test_a_choice_is_as_probable_as_the_built_in_ranking_finds_its_verdict(readers: Readers) -> None:
    assert readers.ask(DEPENDS, REPLIES["not_allowed"]).confidence < 0.5


def test_a_conditional_choice_asks_for_its_condition(readers: Readers) -> None:
    assert [each.ask for each in readers.ask(ALLOWED, REPLIES["conditional"]).conditions] == [
        "Has your manager approved it?"
    ]


def test_declining_names_nobody_but_the_manager_and_quotes_what_is_nearest(readers: Readers) -> None:
    answer = readers.ask(DEPENDS, REPLIES["not_covered"])
    assert (answer.matter, answer.says, answer.authority) == ("", "", "manager")
    assert answer.citations[0].clause == "lending.colleague"


def test_declining_what_was_declined_keeps_whom_to_ask(readers: Readers, built_in: PolicyAssistant) -> None:
    assert readers.ask(UNSETTLED, REPLIES["not_covered"]) == built_in.ask(UNSETTLED)


class TestWhereReadingsWouldBeOffered:
    @pytest.mark.parametrize("verdict", ["not_allowed", "not_covered"])
    def test_the_strictest_may_be_chosen_or_none(self, readers: Readers, verdict: str) -> None:
        answer = readers.ask(DEPENDS, REPLIES[verdict], NEVER_SURE)
        assert (answer.verdict, answer.readings) == (Verdict(verdict), ())

    @pytest.mark.parametrize("verdict", ["conditional", "allowed", "information"])
    def test_a_laxer_one_is_left_to_the_person(self, readers: Readers, verdict: str) -> None:
        readings = readers.ask(DEPENDS, REPLIES[verdict], NEVER_SURE).readings
        assert readings[0].verdict is Verdict.NOT_ALLOWED


def test_allowed_is_not_followed_where_not_allowed_is_too_probable(readers: Readers) -> None:
    assert readers.ask(INFORMS, LENDING_IS_ALLOWED, NEVER_PERMITS).verdict is Verdict.INFORMATION


@pytest.mark.parametrize("text", [NO_POLICY_MATTER, "?!…", ""])
def test_what_is_no_policy_question_is_never_sent(readers: Readers, built_in: PolicyAssistant, text: str) -> None:
    assert readers.ask(text, LENDING_IS_ALLOWED) == built_in.ask(text)
    assert readers.model.received == []


def test_what_is_asked_without_the_reader_is_never_sent(readers: Readers, built_in: PolicyAssistant) -> None:
    assert readers.assistant().ask(ALLOWED) == built_in.ask(ALLOWED)
    assert readers.model.received == []
