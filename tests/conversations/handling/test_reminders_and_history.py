"""“Remind me tomorrow”, “show me the history”."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from actions.cases.case import Case
from actions.store.database import transaction
from actions.store.tables import notifications
from tests.conversations.handling.people import MANAGER, STAFF
from tests.conversations.records import Records
from tests.conversations.staff import ZONE, Staff


@pytest.fixture
def manager(handle: Callable[[str], Staff]) -> Staff:
    return handle(MANAGER)


@pytest.fixture
def case(manager: Staff, records: Records) -> Case:
    return records.open(STAFF, "inappropriate_material")


def reminders(records: Records, case: Case) -> list[datetime]:
    asked = select(notifications.c.at).filter_by(reference=case.reference, what="reminder", recipient=MANAGER)
    with transaction(records.database) as session:
        return [at.astimezone(ZONE) for at in session.execute(asked).scalars()]


def test_a_reminder_is_kept_for_its_day(manager: Staff, case: Case, records: Records) -> None:
    manager.tell(f"open {case.reference}", "remind me tomorrow")
    (at,) = reminders(records, case)
    assert (at.date(), at.hour) == (datetime.now(ZONE).date() + timedelta(days=1), 8)
    assert "You asked to be reminded" not in manager.tell("stop", "kia ora")


def test_a_reminder_without_a_day_asks_for_it_and_is_kept_once(manager: Staff, case: Case, records: Records) -> None:
    manager.tell(f"open {case.reference}", "remind me")
    assert manager.asked == "day"
    manager.tell("next week", "remind me next week")
    assert len(reminders(records, case)) == 1


def test_the_history_tells_who_did_what(manager: Staff, case: Case, records: Records) -> None:
    records.move(case, "acknowledge", MANAGER, words="Thanks")
    records.move(case, "start", MANAGER, words="I will ring the caterer")
    told = manager.tell(f"open {case.reference}", "show me the history")
    assert "Rāwiri Pōtiki: Decide a course of action" in told and "I will ring the caterer" in told
    assert records.status(case) == "in_progress"
