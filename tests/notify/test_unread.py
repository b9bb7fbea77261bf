from sqlalchemy import update

from actions.notify.outbox import tell
from actions.notify.unread import mark_read, unread_for
from actions.store.database import transaction
from actions.store.tables import case_handlers
from tests.cases.desk import Desk
from tests.cases.reports import NOW


def unread(desk: Desk, name: str) -> list[str]:
    person = desk.person(name)
    with transaction(desk.database) as session:
        return [notification.text for notification in unread_for(session, person, NOW)]


def read(desk: Desk, name: str) -> None:
    person = desk.person(name)
    with transaction(desk.database) as session:
        mark_read(session, person, unread_for(session, person, NOW), NOW)


def test_the_next_conversation_tells_what_is_new_until_it_was_told(desk: Desk) -> None:
    desk.open()
    assert unread(desk, "manager") == ["A new matter needs you. Its reference is INC-2026-0001."]
    read(desk, "manager")
    read(desk, "manager")
    assert unread(desk, "manager") == []


def test_nobody_else_is_told(desk: Desk) -> None:
    desk.open()
    desk.complain(submission_key="key-2")
    for name in ("staff", "colleague", "group.manager", "ciso", "people@justice.example"):
        assert unread(desk, name) == []


def test_a_role_is_told_to_each_who_has_it(desk: Desk) -> None:
    desk.complain()
    assert unread(desk, "people") == ["A new matter needs you. Its reference is HAR-2026-0001."]


def test_somebody_whom_it_is_about_is_not_told_even_where_they_are_addressed(desk: Desk) -> None:
    case = desk.open(sender="my manager")
    with transaction(desk.database) as session:
        tell(session, "manager@education.example", case.reference, "due_soon", NOW)
    assert unread(desk, "manager") == []


def test_whoever_no_longer_handles_it_is_not_told(desk: Desk) -> None:
    case = desk.open()
    with transaction(desk.database) as session:
        moved = update(case_handlers).where(case_handlers.c.reference == case.reference)
        session.execute(moved.values(handler="group.manager@education.example"))
    assert unread(desk, "manager") == []
