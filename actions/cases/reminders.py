"""Reminders of a case that somebody asked for."""

from datetime import date, datetime, time, timezone

from sqlalchemy.orm import Session

from actions.cases.case import Case
from actions.notify.outbox import tell
from actions.people.organisation import Organisation
from actions.people.person import Person

BEGINNING_OF_WORK = time(8)


def remind(session: Session, person: Person, case: Case, day: date, organisation: Organisation) -> bool:
    """Notes that a person is to be reminded of a case on a day, once, and returns whether that is new.

    They are reminded from eight in the morning, where the organisation is, if they may see the case then.
    """
    at = datetime.combine(day, BEGINNING_OF_WORK, organisation.zone).astimezone(timezone.utc)
    return tell(session, person.email, case.reference, "reminder", at, occasion=day.isoformat())
