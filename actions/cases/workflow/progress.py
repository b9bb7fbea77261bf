"""What a move makes of a case."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timezone

from actions.cases.case import Case, HistoryEntry
from actions.cases.workflow.handing_on import handlers_in
from actions.cases.workflow.machine import status_after
from actions.cases.workflow.table import Move
from actions.people.person import Person
from actions.people.reporting_line import Directory


def after_move(
    case: Case, move: Move, by: Person | None, now: datetime, told: Mapping[str, str], directory: Directory
) -> Case:
    """Returns the case as it is after a legal move: its status, handlers, history and version.

    Raises statemachine's TransitionNotAllowed where the move is illegal.
    """
    status = status_after(case, move)
    entry = HistoryEntry(now.astimezone(timezone.utc), status, by.email if by else None, move.name, told)
    return replace(
        case,
        status=status,
        handlers=handlers_in(status, case, directory),
        history=(*case.history, entry),
        version=case.version + 1,
    )
