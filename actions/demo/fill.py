"""Opens the cases of a demonstration and does with them what their people would."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from actions.cases.case import Case
from actions.cases.messages import add_to_case, reply_to_case
from actions.cases.service import find_case, open_case
from actions.cases.workflow.writing import make_move_in_writing
from actions.demo.script import DemoCase, Step, demo_cases, filled_in
from actions.errors import AskFirstError
from actions.people.directory import find
from actions.people.organisation import Organisation
from actions.people.permissions import opened
from actions.people.person import Person
from actions.store.database import transaction

BETWEEN_STEPS = timedelta(minutes=50)


class DemoError(AskFirstError):
    """The installation lacks something that the demonstration needs."""


def fill(engine: Engine, organisations: Mapping[str, Organisation], now: datetime) -> tuple[str, ...]:
    """Opens each case that is not there yet and returns the references of those; a second time it opens none.

    Raises DemoError where an organisation or one of its people is missing.
    """
    return tuple(
        reference
        for case in sorted(demo_cases(), key=lambda each: -each.days_ago)
        for key in case.organisations
        for reference in _filled(engine, case, _known(organisations, key), now)
    )


def _known(organisations: Mapping[str, Organisation], key: str) -> Organisation:
    if key not in organisations:
        raise DemoError(f"The demonstration needs the organisation {key}.")
    return organisations[key]


def _filled(engine: Engine, demo: DemoCase, organisation: Organisation, now: datetime) -> Iterator[str]:
    """Yields the reference of the case where it is new; it comes with all its steps or not at all."""
    at = now - timedelta(days=demo.days_ago)
    with transaction(engine) as session:
        case = _open(session, demo, organisation, at)
        if case.opened_at != at:
            return
        for number, step in enumerate(demo.steps, start=1):
            _take(session, step, case.reference, organisation, min(now, at + number * BETWEEN_STEPS))
    yield case.reference


def _open(session: Session, demo: DemoCase, organisation: Organisation, at: datetime) -> Case:
    return open_case(
        session,
        kind=demo.kind,
        organisation=organisation,
        opened_by=_person(session, demo.opened_by, organisation),
        fields=filled_in(demo.fields, organisation.key, at.astimezone(organisation.zone).date()),
        submission_key=f"demo/{organisation.key}/{demo.name}",
        now=at,
        receipt=demo.receipt,
    )


def _take(session: Session, step: Step, reference: str, organisation: Organisation, at: datetime) -> None:
    person = _person(session, step.by, organisation)
    case = find_case(session, reference, person)
    if case is None:
        raise DemoError(f"{person.email} cannot see {reference}, in which the demonstration has them do something.")
    if step.move is not None:
        told = filled_in(step.told, organisation.key, at.astimezone(organisation.zone).date())
        make_move_in_writing(session, reference, step.move, person, at, told, case.version)
    if step.words is not None:
        write = add_to_case if opened(person, case) else reply_to_case
        write(session, case, person, step.words, at, submission_key=f"demo/{at.isoformat()}")


def _person(session: Session, name: str, organisation: Organisation) -> Person:
    email = f"{name}@{organisation.key}.example"
    person = find(session, email)
    if person is None:
        raise DemoError(f"The demonstration needs {email}, who is not in the directory.")
    return person
