"""Whom a notification is for."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.people.directory import find, list_people
from actions.people.permissions import may_see
from actions.people.person import Person
from actions.store.tables import case_handlers, cases


@dataclass(frozen=True)
class Matter:
    """What decides who may be told of a case."""

    organisation: str
    opened_by: str | None
    handlers: tuple[str, ...]
    respondents: tuple[str, ...]


def matter(session: Session, reference: str) -> Matter:
    """Returns what decides who may be told of the case with this reference, as it is now."""
    row = session.execute(select(cases).filter_by(reference=reference)).one()
    handlers = select(case_handlers.c.handler).filter_by(reference=reference)
    return Matter(row.organisation, row.opened_by, tuple(session.execute(handlers).scalars()), tuple(row.respondents))


def concerned(session: Session, recipient: str, about: Matter) -> tuple[Person, ...]:
    """Returns the people whom an address or the name of a role stands for now, and who may see the case."""
    return tuple(person for person in _people(session, recipient, about.organisation) if may_see(person, about))


def _people(session: Session, recipient: str, organisation: str) -> list[Person]:
    if "@" in recipient:
        person = find(session, recipient)
        return [person] if person else []
    return [person for person in list_people(session, organisation) if person.active and recipient in person.roles]
