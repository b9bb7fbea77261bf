"""Counts the questions that the policies did not settle; an answer never suffers from it."""

import structlog
from rasa_sdk import Tracker

from actions.conversation.disclosure import may_be_disclosure
from actions.conversation.services import database, local_now
from actions.conversation.turn import Turn
from actions.policy.answer import Answer
from actions.policy.corpus.model import Verdict
from actions.questions.unsettled import Reason, Unsettled, record
from actions.store.database import transaction

log = structlog.get_logger()


def count_if_declined(turn: Turn, tracker: Tracker, question: str, answer: Answer) -> None:
    """Count a question whose answer declines it; of what is outside the assistant's scope no words are kept.

    A choice of readings declines nothing yet.
    """
    if answer.readings:
        return
    if answer.verdict is Verdict.NOT_COVERED:
        _count(turn, Reason.DECLINED, answer.matter, answer.verdict.value, _harmless(tracker, question))
    if answer.verdict is Verdict.OUT_OF_SCOPE and answer.matter:
        _count(turn, Reason.DECLINED, answer.matter, answer.verdict.value, "")


def count_without_reading(turn: Turn, tracker: Tracker, matter: str) -> None:
    """Count the question in mind, for which none of the readings offered was right."""
    _count(turn, Reason.DECLINED, matter, Verdict.NOT_COVERED.value, _harmless(tracker, _in_mind(tracker)))


def count_unhelpful(turn: Turn, tracker: Tracker, matter: str, verdict: str) -> None:
    """Count an answer that did not help, with its question where that is the one still in mind."""
    is_in_mind = tracker.get_slot("policy_question__matter") == matter
    question = _harmless(tracker, _in_mind(tracker)) if is_in_mind else ""
    _count(turn, Reason.NOT_HELPFUL, matter, verdict, question)


def _in_mind(tracker: Tracker) -> str:
    return tracker.get_slot("policy_question__question") or ""


def _harmless(tracker: Tracker, question: str) -> str:
    """Return the question, empty where it may be a disclosure: it is counted without its words."""
    return "" if may_be_disclosure(tracker, question) else question


def _count(turn: Turn, reason: Reason, matter: str, verdict: str, question: str) -> None:
    day = local_now(turn.organisation).date()
    unsettled = Unsettled(turn.organisation.key, day, reason, matter, verdict, question)
    try:
        with transaction(database()) as session:
            record(session, unsettled)
    except Exception as error:  # noqa: BLE001 (whatever goes wrong here, the person has an answer to get)
        log.warning("question.not_counted", error=type(error).__name__)
