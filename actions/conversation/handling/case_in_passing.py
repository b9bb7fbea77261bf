"""A case that is looked at in the middle of a report: all that is told of it, and nothing to do with it until later."""

from actions.cases.service import cases_of
from actions.conversation.handling.telling_case import CaseTelling
from actions.conversation.message import Message
from actions.conversation.services import database
from actions.conversation.turn import Turn
from actions.conversation.wording import say
from actions.store.database import transaction


def case_in_passing(turn: Turn, reference: str) -> Message:
    """Return the case, or that there is none for this person."""
    with transaction(database()) as session:
        found = [case for case in cases_of(session, turn.person) if case.reference == reference]
    if not found:
        return Message(say("handling_not_found", reference=reference))
    return CaseTelling(turn.person, turn.organisation).shown(found[0])
