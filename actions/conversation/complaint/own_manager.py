"""Tells whether a complaint is about the manager of the person who makes it, or about somebody above that manager."""

from collections.abc import Callable

from actions.conversation.services import database
from actions.conversation.telling.complaint.role import is_own_manager
from actions.conversation.turn import Turn
from actions.people.directory import list_people
from actions.people.mentions import people_named
from actions.people.reporting_line import line_above
from actions.store.database import transaction


def concerns_own_manager(turn: Turn) -> Callable[[str], bool]:
    """Return what tells of a respondent, as the person put it, whether their own manager is kept from the complaint."""
    with transaction(database()) as session:
        directory = {person.email: person for person in list_people(session, turn.organisation.key)}
    above = tuple(line_above(turn.person, directory))
    return lambda respondent: (
        bool(above) and (is_own_manager(respondent) or bool(set(above) & set(people_named(respondent, directory))))
    )
