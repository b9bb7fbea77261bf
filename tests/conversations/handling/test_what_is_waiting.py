"""“What's waiting for me?”: the cases that somebody handles, with what is due and by when."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import update

from actions.cases.case import Case
from actions.store.database import transaction
from actions.store.tables import cases
from tests.conversations.handling.people import COLLEAGUE, DESK, MANAGER, PEOPLE, STAFF
from tests.conversations.records import Records
from tests.conversations.staff import Staff

Handle = Callable[[str], Staff]


def make_overdue(records: Records, case: Case) -> None:
    with transaction(records.database) as session:
        yesterday = datetime.now(timezone.utc) - timedelta(days=1)
        session.execute(update(cases).where(cases.c.reference == case.reference).values(due_at=yesterday))


def test_what_is_overdue_comes_first_with_what_is_due_and_by_when(handle: Handle, records: Records) -> None:
    manager = handle(MANAGER)
    newer, overdue = (records.open(email, "inappropriate_material") for email in (STAFF, COLLEAGUE))
    make_overdue(records, overdue)
    lines = manager.tell("what's waiting for me?").splitlines()
    first, second = (next(line for line in lines if line.startswith(f"{place}.")) for place in (1, 2))
    assert overdue.reference in first and "Overdue since" in first and "send the written acknowledgement" in first
    assert newer.reference in second and "Due by" in second
    assert records.status(overdue) == "reported"


def test_whoever_has_nothing_to_handle_is_told_so(handle: Handle) -> None:
    manager = handle(MANAGER)
    assert "Nothing is waiting" in manager.tell("anything I need to handle?")
    assert manager.opened == []


@pytest.mark.parametrize(
    ("email", "kind", "words"),
    [
        (DESK, "security_incident", "new incidents please"),
        (PEOPLE, "harassment_complaint", "any complaints come in for us?"),
        (MANAGER, "inappropriate_material", "what did my team report"),
    ],
)
def test_each_role_hears_of_its_own_cases(handle: Handle, records: Records, email: str, kind: str, words: str) -> None:
    handler = handle(email)
    case = records.open(STAFF, kind)
    assert case.reference in handler.tell(words)
    assert records.status(case) == case.status


def test_what_is_closed_waits_no_more(handle: Handle, records: Records) -> None:
    people = handle(PEOPLE)
    case = records.open(STAFF, "harassment_complaint")
    records.move(case, "explain_options", PEOPLE)
    records.move(case, "choose_informal", STAFF)
    records.move(case, "resolved", STAFF)
    assert "Nothing is waiting" in people.tell("what's on my plate")
    assert records.status(case) == "closed"


def test_something_asked_of_the_person_who_reported_it_waits_for_them(handle: Handle, records: Records) -> None:
    reporter = handle(STAFF)
    case = records.open(STAFF, "inappropriate_material")
    for move, told in (("acknowledge", {"words": "Thanks"}), ("start", {}), ("request_deletion", {})):
        records.move(case, move, MANAGER, **told)
    assert "confirm that the material is deleted" in reporter.tell("is there anything for me to do?")
    assert records.status(case) == "deletion_requested"
