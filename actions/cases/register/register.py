"""The register of exemptions, as each person may see it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.case import Case
from actions.cases.register.coverage import covers
from actions.cases.register.standing import EXEMPTION, is_in_force, status_on
from actions.cases.register.terms import Terms, terms_of
from actions.cases.register.visibility import may_see_exemption
from actions.cases.workflow.table import workflow_of
from actions.people.directory import list_people
from actions.people.organisation import Organisation
from actions.people.person import Person
from actions.people.reporting_line import Directory

WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Entry:
    """An exemption as it stands on a day: its `terms`, its `status`, and whether it is `in_force`."""

    exemption: Case
    terms: Terms
    status: str
    in_force: bool

    @property
    def reference(self) -> str:
        """Returns its reference."""
        return self.exemption.reference

    @property
    def holder(self) -> str:
        """Returns the e-mail address of the person who asked for it."""
        return self.exemption.opened_by or ""

    @property
    def is_over(self) -> bool:
        """Returns whether it was withdrawn or has come to its end."""
        return workflow_of(self.exemption.kind).states[self.status].final

    def falls_due_between(self, first: date, last: date) -> bool:
        """Returns whether it is to be reviewed, or ends, on one of these days; one that was withdrawn is past both."""
        days = (self.terms.review_on, self.terms.ends_on)
        return self.status != WITHDRAWN and any(first <= day <= last for day in days)


def whole_register(session: Session, organisation: Organisation, now: datetime) -> list[Entry]:
    """Returns an organisation's register at this moment, what ends first coming first."""
    today = now.astimezone(organisation.zone).date()
    entries = (_entry(each, today, organisation) for each in repository.of_kind(session, EXEMPTION, organisation.key))
    return sorted(entries, key=lambda entry: (entry.terms.ends_on, entry.reference))


def register_for(session: Session, viewer: Person, organisation: Organisation, now: datetime) -> list[Entry]:
    """Returns what this person may see of the register at this moment, what ends first coming first."""
    directory = _directory(session, organisation)
    return [
        entry
        for entry in whole_register(session, organisation, now)
        if may_see_exemption(viewer, entry.exemption, entry.terms, directory)
    ]


def in_force_for(
    session: Session, person: Person, clauses: Collection[str], organisation: Organisation, now: datetime
) -> Entry | None:
    """Returns the exemption in force from one of these clauses that covers a person, the one that lasts longest."""
    directory = _directory(session, organisation)
    held = [
        entry
        for entry in whole_register(session, organisation, now)
        if entry.in_force and entry.terms.clause in clauses and covers(person, entry.exemption, entry.terms, directory)
    ]
    return held[-1] if held else None


def _entry(exemption: Case, today: date, organisation: Organisation) -> Entry:
    return Entry(
        exemption,
        terms_of(exemption, organisation),
        status_on(today, exemption, organisation),
        is_in_force(today, exemption, organisation),
    )


def _directory(session: Session, organisation: Organisation) -> Directory:
    return {person.email: person for person in list_people(session, organisation.key)}
