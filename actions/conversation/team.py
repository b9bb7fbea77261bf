"""Whom the speaker works for, and who works for the speaker, as the directory has it."""

from actions.conversation.services import database
from actions.people.directory import find, list_people
from actions.people.person import Person
from actions.people.reporting_line import line_above
from actions.store.database import transaction


def manager_of(person: Person) -> Person | None:
    """Return the person's manager, None where there is none."""
    if person.manager_email is None:
        return None
    with transaction(database()) as session:
        return find(session, person.manager_email)


def team_of(person: Person) -> tuple[Person, ...]:
    """Return everybody whose manager the person is, or whose manager's manager and so on."""
    with transaction(database()) as session:
        directory = {each.email: each for each in list_people(session, person.organisation)}
    return tuple(each for each in directory.values() if each.active and person in line_above(each, directory))
