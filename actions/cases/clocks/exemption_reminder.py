"""Reminds of exemptions that are to be reviewed, or will end."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from actions.cases.register.register import Entry, whole_register
from actions.notify.outbox import tell
from actions.people.organisation import Organisation
from actions.store.database import transaction

DAYS_BEFORE = (1, 7, 30)


def remind_of_exemptions(engine: Engine, organisations: Mapping[str, Organisation], now: datetime) -> Counter[str]:
    """Tells holders and handlers 30, 7 and 1 day before an exemption is to be reviewed, and before it ends.

    Each is told once of each day, and where no job has run for a while only how near it is now. Returns how many
    were `reminded_of_exemptions`.
    """
    reminded = 0
    for organisation in organisations.values():
        today = now.astimezone(organisation.zone).date()
        with transaction(engine) as session:
            for entry in whole_register(session, organisation, now):
                reminded += sum(_remind(session, entry, day, today, now) for day in _days_ahead(entry, today))
    return Counter(reminded_of_exemptions=reminded)


def _days_ahead(entry: Entry, today: date) -> Iterator[date]:
    days = () if entry.is_over else (entry.terms.review_on, entry.terms.ends_on)
    yield from sorted({day for day in days if day >= today})


def _remind(session: Session, entry: Entry, day: date, today: date, now: datetime) -> int:
    within = next((days for days in DAYS_BEFORE if (day - today).days <= days), None)
    if within is None:
        return 0
    concerned = {entry.holder, *entry.exemption.handlers} - {""}
    what, occasion = f"review_due_{within}", day.isoformat()
    return sum(tell(session, each, entry.reference, what, now, occasion=occasion) for each in sorted(concerned))
