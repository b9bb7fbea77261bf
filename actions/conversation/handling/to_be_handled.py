"""Tells whether somebody who names a case by its reference means one that they handle, or one of their own."""

from collections.abc import Sequence

from actions.cases.case import Case
from actions.cases.service import cases_of
from actions.conversation.handling.deeds import deeds_open_to
from actions.conversation.own_cases.meant import cases_meant
from actions.conversation.services import database
from actions.conversation.telling.case_status.references import references_in
from actions.conversation.telling.handling.deed import SURE, read_deed
from actions.conversation.turn import Turn
from actions.people.permissions import opened
from actions.people.person import Person
from actions.store.database import transaction


def is_to_be_handled(turn: Turn, own: Sequence[Case]) -> bool:
    """Return whether a message names a case by a reference that is none of the person's `own` and one they handle."""
    if not references_in(turn.text) or cases_meant(turn.text, own).cases:
        return False
    with transaction(database()) as session:
        handled = [case for case in cases_of(session, turn.person) if not opened(turn.person, case)]
    return bool(cases_meant(turn.text, handled).cases)


def is_asked_after(text: str, person: Person, cases: Sequence[Case]) -> bool:
    """Return whether a message names a reference and means none that the person handles, nor a move of their own.

    So whoever names a case that is not theirs to see hears the same words, whatever else is said.
    """
    if not references_in(text):
        return False
    meant = cases_meant(text, cases).cases
    moves = {deed.name for case in meant for deed in deeds_open_to(person, case) if deed.is_move}
    deed = read_deed(text, moves)
    is_own_move = deed.name in moves and deed.probability >= SURE
    return not is_own_move and all(opened(person, case) for case in meant)
