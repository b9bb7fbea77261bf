"""Does what was agreed to in a case, once, and says so; where the database does not answer, what was told is kept."""

from collections.abc import Mapping
from datetime import date

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from actions.cases.case import Case
from actions.cases.messages import reply_to_case
from actions.cases.reminders import remind
from actions.cases.service import find_case
from actions.cases.workflow.moving import ChangedMeanwhileError, UnseenCaseError
from actions.cases.workflow.writing import make_move_in_writing
from actions.conversation.handling.asking import moved
from actions.conversation.handling.deeds import REMIND, REPLY, Deed
from actions.conversation.handling.state import Handled
from actions.conversation.message import Message
from actions.conversation.own_cases.acting import NotDoneError
from actions.conversation.reporting.messages import moment_in_words
from actions.conversation.services import database, local_now
from actions.conversation.turn import Turn
from actions.conversation.unread import read_up
from actions.conversation.wording import say
from actions.errors import AskFirstError
from actions.store.database import transaction

log = structlog.get_logger()


class OutrunError(Exception):
    """The case was changed since it was read."""


def do(turn: Turn, case: Case, deed: Deed, handled: Handled, submission_key: str) -> tuple[Case | None, Message]:
    """Do a deed, under one version of the case or one submission key once, and return the case then and what is said.

    The case is None where it is no longer theirs to see. Raise OutrunError where another was faster, and NotDoneError
    where the database does not answer.
    """
    told = deed.told_of(handled.told)
    try:
        with transaction(database()) as session:
            message = _done(session, turn, case, deed, told, handled.version, submission_key)
            read_up(session, turn.person, case.reference, local_now(turn.organisation))
            return find_case(session, case.reference, turn.person), message
    except ChangedMeanwhileError as error:
        raise OutrunError from error
    except UnseenCaseError:
        return None, Message(say("handling_gone"))
    except SQLAlchemyError as error:
        log.error("case.not_handled", reason=type(error).__name__)
        raise NotDoneError from error
    except AskFirstError:
        return _as_it_is(turn, case), Message(say("handling_not_possible"))


def _done(
    session: Session, turn: Turn, case: Case, deed: Deed, told: Mapping[str, str], version: int, submission_key: str
) -> Message:
    now = local_now(turn.organisation)
    if deed.name == REPLY:
        reply_to_case(session, case, turn.person, told["words"], now, submission_key=submission_key)
        return Message(say("handling_replied", reference=case.reference))
    if deed.name == REMIND:
        remind(session, turn.person, case, date.fromisoformat(told["day"]), turn.organisation)
        return Message(say("handling_reminded", reference=case.reference, day=moment_in_words(told["day"])))
    after = make_move_in_writing(session, case.reference, deed.name, turn.person, now, told, version)
    return moved(after)


def _as_it_is(turn: Turn, case: Case) -> Case | None:
    with transaction(database()) as session:
        return find_case(session, case.reference, turn.person)
