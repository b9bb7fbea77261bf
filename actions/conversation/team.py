"""Whom the speaker works for, and who works for the speaker, as the directory has it."""

from actions.cases.kinds import Kind
from actions.cases.openers import may_open
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


def may_open_kind(person: Person, kind: Kind) -> bool:
    """Return whether the person may open a case of this kind."""
    return may_open(person, kind, _directory(person))


def team_of(person: Person) -> tuple[Person, ...]:
    """Return everybody whose manager the person is, or whose manager's manager and so on."""
    directory = _directory(person)
    return tuple(each for each in directory.values() if each.active and person in line_above(each, directory))


def _directory(person: Person) -> dict[str, Person]:
    with transaction(database()) as session:
        return {each.email: each for each in list_people(session, person.organisation)}
