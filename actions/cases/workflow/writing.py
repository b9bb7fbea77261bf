"""Makes a move that writes to whoever opened the case."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from actions.cases.case import Case
from actions.cases.messages import reply_to_case
from actions.cases.service import find_case
from actions.cases.workflow.moving import make_move
from actions.cases.workflow.table import workflow_of
from actions.people.permissions import handles
from actions.people.person import Person


def make_move_in_writing(
    session: Session,
    case_reference: str,
    move: str,
    by: Person,
    now: datetime,
    told: Mapping[str, str],
    expected_version: int,
) -> Case:
    """Makes a move and returns the case as make_move does; what it writes to the opener becomes a message to them.

    Raises what make_move raises, and then nothing is written.
    """
    before = find_case(session, case_reference, by)
    after = make_move(session, case_reference, move, by, now, told, expected_version)
    if before is not None and handles(by, before):
        for words in _letters(before, move, told):
            reply_to_case(session, before, by, words, now, submission_key=f"{move}/{expected_version}")
    return after


def _letters(case: Case, name: str, told: Mapping[str, str]) -> list[str]:
    move = workflow_of(case.kind).move(name)
    return [told[need.name] for need in move.needs if need.to_opener and need.name in told] if move else []
