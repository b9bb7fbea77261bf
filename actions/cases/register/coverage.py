"""Whom an exemption covers."""

from actions.cases.case import Case
from actions.cases.register.terms import Terms
from actions.people.mentions import people_named_in_full
from actions.people.person import Person
from actions.people.reporting_line import Directory


def covers(person: Person, exemption: Case, terms: Terms, directory: Directory) -> bool:
    """Returns whether an exemption covers a person: its holder, or somebody whom it names beyond doubt."""
    if terms.covers_holder:
        return person.email == exemption.opened_by
    return person in people_named_in_full(f"{terms.covered_names}\n{terms.staff}", directory)
