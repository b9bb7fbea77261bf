from datetime import date, datetime, timedelta

from sqlalchemy import update

from actions.cases.case import Case
from actions.cases.reminders import remind
from actions.notify.unread import unread_for
from actions.store.database import transaction
from actions.store.tables import case_handlers
from tests.cases.desk import Desk
from tests.cases.reports import NOW

DAY = date(2026, 2, 10)
THAT_MORNING = datetime(2026, 2, 10, 8, tzinfo=NOW.tzinfo)


def asked(desk: Desk, case: Case) -> bool:
    person = desk.person("manager")
    with transaction(desk.database) as session:
        return remind(session, person, case, DAY, desk.organisation)


def reminded(desk: Desk, at: datetime) -> list[str]:
    person = desk.person("manager")
    with transaction(desk.database) as session:
        return [each.reference for each in unread_for(session, person, at) if each.what == "reminder"]


def test_a_reminder_comes_on_its_morning_and_not_before(desk: Desk) -> None:
    case = desk.open()
    assert asked(desk, case)
    assert reminded(desk, THAT_MORNING - timedelta(minutes=1)) == []
    assert reminded(desk, THAT_MORNING) == [case.reference]


def test_a_reminder_asked_for_twice_comes_once(desk: Desk) -> None:
    case = desk.open()
    assert asked(desk, case) and not asked(desk, case)
    assert reminded(desk, THAT_MORNING) == [case.reference]


def test_whoever_no_longer_handles_the_case_is_not_reminded(desk: Desk) -> None:
    case = desk.open()
    asked(desk, case)
    with transaction(desk.database) as session:
        moved = update(case_handlers).where(case_handlers.c.reference == case.reference)
        session.execute(moved.values(handler="group.manager@education.example"))
    assert reminded(desk, THAT_MORNING) == []
