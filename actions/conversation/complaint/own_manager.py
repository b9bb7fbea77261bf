"""Tells whether a complaint is about the manager of the person who makes it, or about somebody above that manager."""

import re
from collections.abc import Callable

from actions.conversation.services import database
from actions.conversation.turn import Turn
from actions.people.directory import list_people
from actions.people.mentions import people_named
from actions.people.reporting_line import line_above
from actions.store.database import transaction

# “A manager in another team” is somebody else's.
OWN_MANAGER = re.compile(
    r"^(?:(?:it['’]?s|it was|by|from) )?(?:(?:my|our|the) )?(?:\w+ ){0,2}?(?:manager|boss|supervisor"
    r"|team lead(?:er)?)\b(?!['’]s)"
    r"(?! (?:in|from|of|at|on) (?:another|a different|the|a)\b)",
    re.IGNORECASE,
)
NOT_OWN = re.compile(
    r"\b(?:a|an|another|other|different|some|old|former|ex|previous|her|his|their|project|one of)\b", re.IGNORECASE
)


def concerns_own_manager(turn: Turn) -> Callable[[str], bool]:
    """Return what tells of a respondent, as the person put it, whether their own manager is kept from the complaint."""
    with transaction(database()) as session:
        directory = {person.email: person for person in list_people(session, turn.organisation.key)}
    above = tuple(line_above(turn.person, directory))
    return lambda respondent: (
        bool(above) and (_is_own(respondent) or bool(set(above) & set(people_named(respondent, directory))))
    )


def _is_own(respondent: str) -> bool:
    found = OWN_MANAGER.match(respondent.strip())
    return found is not None and not NOT_OWN.search(found[0])
