"""To whom somebody has handed a case that is no longer theirs to see."""

from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.workflow.table import workflow_of
from actions.people.permissions import may_see
from actions.people.person import Person


def handed_on_by(session: Session, person: Person, reference: str) -> str | None:
    """Returns the role that has had a case since a person's own last move in it; nothing that came later is told.

    None where they may still see it, have made no move in it, or there is no such case.
    """
    case = repository.with_reference(session, reference)
    if case is None or may_see(person, case):
        return None
    own = next((entry for entry in reversed(case.history) if entry.actor == person.email), None)
    return workflow_of(case.kind).states[own.status].belongs_to if own else None
