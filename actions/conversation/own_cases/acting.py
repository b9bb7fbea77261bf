"""Adds to a case or withdraws it, and says so; where the database does not answer, what was said is kept."""

from collections.abc import Callable
from typing import TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from actions.cases.case import Case
from actions.cases.messages import CaseMessage, add_to_case
from actions.cases.withdrawal import WITHDRAWN, WithdrawalError, withdraw
from actions.conversation.handlers import handlers_in_words
from actions.conversation.message import Button, Message
from actions.conversation.own_cases.telling_case import card
from actions.conversation.services import database, local_now
from actions.conversation.turn import Turn
from actions.conversation.wording import say, say_first
from actions.people.person import Person
from actions.store.database import transaction

log = structlog.get_logger()
Done = TypeVar("Done")


class NotDoneError(Exception):
    """The database did not do it; it can be tried again."""


def add(turn: Turn, case: Case, by: Person | None, words: str, submission_key: str) -> Message:
    """Add words to a case, under one submission key once, and return who will see them.

    Raise NotDoneError where the database does not answer.
    """

    def adding(session: Session) -> CaseMessage:
        now = local_now(turn.organisation)
        return add_to_case(session, case, by, words, now, submission_key=submission_key)

    _done(adding, "case.not_added_to")
    if by is None:
        return Message(say("case_added_anonymous"))
    text = say("case_added", reference=case.reference, handler=handlers_in_words(case, turn.organisation))
    return Message(text, custom=card(case, turn.organisation, [text]))


def take_back(turn: Turn, case: Case, by: Person | None) -> Message:
    """Withdraw a case, or pass the wish on, and return which of them was done.

    Raise NotDoneError where the database does not answer.
    """

    def withdrawing(session: Session) -> Case:
        return withdraw(session, case, by, local_now(turn.organisation))

    try:
        after = _done(withdrawing, "case.not_withdrawn")
    except WithdrawalError:
        return Message(say("case_withdraw_settled"))
    if after.status != WITHDRAWN:
        handler = handlers_in_words(case, turn.organisation)
        text = say("case_withdrawal_passed_on", reference=case.reference, handler=handler)
        return Message(text, custom=card(after, turn.organisation, [text]))
    if by is None:
        return Message(say("case_withdrawn_anonymous"))
    text = say_first(f"case_withdrawn_{case.kind}", "case_withdrawn")
    return Message(text, custom=card(after, turn.organisation, [text]))


def try_again() -> Message:
    """Return what is said where the database did not answer."""
    return Message(say("case_try_again"), buttons=(Button(say("form_try_again_button"), "affirm"),))


def _done(change: Callable[[Session], Done], failure: str) -> Done:
    try:
        with transaction(database()) as session:
            return change(session)
    except SQLAlchemyError as error:
        log.error(failure, reason=type(error).__name__)
        raise NotDoneError from error
