"""Who handles a case, as its opener reads it."""

from actions.cases.case import Case
from actions.conversation.contacts import contact_name
from actions.conversation.services import database
from actions.people.directory import find
from actions.people.organisation import Organisation
from actions.store.database import transaction


def handlers_in_words(case: Case, organisation: Organisation) -> str:
    """Return the names of the people and teams that handle a case."""
    return " and ".join(handler_in_words(handler, organisation) for handler in case.handlers)


def handler_in_words(handler: str, organisation: Organisation) -> str:
    """Return the name of a person by their address, or of a team by its role."""
    if "@" not in handler:
        return contact_name(organisation, handler)
    with transaction(database()) as session:
        person = find(session, handler)
    return person.name if person else handler
