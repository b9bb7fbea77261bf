"""Who may make which move in a case."""

from actions.cases.case import Case
from actions.cases.workflow.machine import legal_moves
from actions.cases.workflow.table import HANDLER, OPENER, ROLE, Move
from actions.people.permissions import handles, opened
from actions.people.person import Person


def moves_open_to(person: Person | None, case: Case) -> tuple[Move, ...]:
    """Returns the moves that this person may make as the case stands.

    None stands for whoever holds the receipt of an anonymous case, which the caller has seen.
    """
    return tuple(move for move in legal_moves(case) if may_make(person, case, move))


def may_make(person: Person | None, case: Case, move: Move) -> bool:
    """Returns whether the move is for this person to make; no opener makes a handler's move in their own case."""
    return any(_is(person, case, who) for who in move.by)


def _is(person: Person | None, case: Case, who: str) -> bool:
    if who == OPENER:
        return opened(person, case)
    if person is None or opened(person, case) or not handles(person, case):
        return False
    return who == HANDLER or who.removeprefix(ROLE) in person.roles
