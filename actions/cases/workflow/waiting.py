"""Whether a case waits for somebody."""

from actions.cases.case import Case
from actions.cases.withdrawal import WITHDRAW
from actions.cases.workflow.machine import is_at_rest
from actions.cases.workflow.permission import moves_open_to
from actions.cases.workflow.table import OPENER, Move
from actions.people.permissions import handles
from actions.people.person import Person


def is_waiting_for(person: Person, case: Case) -> bool:
    """Returns whether the person handles a case that is not at rest, or can lead it on other than by withdrawing it."""
    return not is_at_rest(case) and (
        handles(person, case) or any(_leads_on(each) for each in moves_open_to(person, case))
    )


def _leads_on(move: Move) -> bool:
    return move.to is not None and not (move.name == WITHDRAW and OPENER in move.by)
