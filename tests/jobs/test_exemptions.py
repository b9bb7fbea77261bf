"""What the jobs do as an exemption falls due: reminders 30, 7 and 1 day before its review and its end, and the end."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from actions.cases.case import Case
from actions.jobs.run import run_jobs
from actions.people.organisation import load_organisation
from actions.store.database import transaction
from actions.store.tables import notifications
from tests.cases.register.register_desk import RegisterDesk, at
from tests.organisations import CORPUS

STAFF, ICT_SECURITY, CISO = "staff@justice.example", "ict_security", "ciso"


@pytest.fixture
def desk(staffed: Engine) -> RegisterDesk:
    return RegisterDesk(staffed, load_organisation(CORPUS / "justice"))


def run(desk: RegisterDesk, *moments: datetime) -> dict[str, int]:
    """What was done in all at these moments, apart from what the request is owed."""
    counts = [run_jobs(desk.database, {"justice": desk.organisation}, [], moment) for moment in moments]
    names = ("reminded_of_exemptions", "due_for_review", "expired")
    return {name: total for name in names if (total := sum(count[name] for count in counts))}


def told(desk: RegisterDesk, entry: Case) -> list[tuple[str, str]]:
    wanted = select(notifications).filter_by(reference=entry.reference)
    with transaction(desk.database) as session:
        return sorted((row.what, row.recipient) for row in session.execute(wanted))


def everybody(what: str) -> list[tuple[str, str]]:
    return [(what, CISO), (what, ICT_SECURITY), (what, STAFF)]


@pytest.mark.parametrize(
    ("day", "what"),
    [
        ("2026-04-30", None),
        ("2026-05-01", "review_due_30"),
        ("2026-05-23", "review_due_30"),
        ("2026-05-24", "review_due_7"),
        ("2026-05-29", "review_due_7"),
        ("2026-05-30", "review_due_1"),
    ],
)
def test_those_concerned_are_reminded_of_the_review(desk: RegisterDesk, day: str, what: str | None) -> None:
    entry = desk.grant()
    run(desk, at(day))
    assert told(desk, entry) == (everybody(what) if what else [])


def test_they_are_reminded_of_the_end_as_well(desk: RegisterDesk) -> None:
    entry = desk.grant(told={"review_on": "2026-03-01"})
    assert run(desk, at("2026-05-31")) == {"reminded_of_exemptions": 3, "due_for_review": 1}
    assert told(desk, entry) == everybody("review_due_30")


def test_each_reminder_comes_once_however_often_the_jobs_run(desk: RegisterDesk) -> None:
    desk.grant()
    days = [at(day, time) for day in ("2026-05-01", "2026-05-24", "2026-05-30") for time in ("09:00", "15:00")]
    assert run(desk, *days) == {"reminded_of_exemptions": 9}


def test_of_reminders_that_were_missed_only_the_nearest_comes(desk: RegisterDesk) -> None:
    entry = desk.grant()
    run(desk, at("2026-05-30"))
    assert told(desk, entry) == everybody("review_due_1")


def test_a_new_term_is_reminded_of_anew(desk: RegisterDesk) -> None:
    entry = desk.grant()
    run(desk, at("2026-05-30"))
    entry = desk.move(entry, "revalidate", "ciso", at("2026-05-30"), ends_on="2026-12-31", reason="still needed")
    assert run(desk, at("2026-05-31"), at("2026-06-30")) == {}
    assert run(desk, at("2026-11-30")) == {"reminded_of_exemptions": 3}


def test_the_day_of_the_review_is_written_down(desk: RegisterDesk) -> None:
    entry = desk.grant()
    assert run(desk, at("2026-06-01"))["due_for_review"] == 1
    held = desk.held(entry)
    assert (held.status, held.history[-1].move, held.history[-1].actor) == ("due_for_review", "fall_due", None)


def test_the_end_is_written_down_and_told_once(desk: RegisterDesk) -> None:
    entry = desk.grant()
    assert run(desk, at("2026-07-01", "01:00"), at("2026-07-01", "02:00"), at("2026-07-09")) == {"expired": 1}
    assert desk.held(entry).status == "expired"
    assert told(desk, entry) == everybody("expired")


def test_one_withdrawn_is_left_alone(desk: RegisterDesk) -> None:
    desk.move(desk.grant(), "withdraw", "ciso", reason="the stick was lost")
    assert run(desk, at("2026-05-30"), at("2026-07-09")) == {}


def test_an_exemption_in_force_is_no_case_that_waits(desk: RegisterDesk) -> None:
    desk.grant()
    counts = run_jobs(desk.database, {"justice": desk.organisation}, [], at("2026-06-15"))
    assert counts["overdue"] == counts["reminded"] == 0


def test_workers_at_the_same_moment_remind_and_end_once(desk: RegisterDesk) -> None:
    ended = [desk.grant(until="2026-02-28") for _ in range(3)]
    desk.grant(until="2026-03-30")
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(lambda _: run(desk, at("2026-03-05")), range(4)))
    assert sum(count.get("expired", 0) for count in counts) == 3
    assert sum(count.get("reminded_of_exemptions", 0) for count in counts) == 3
    assert [told(desk, entry) for entry in ended] == [everybody("expired")] * 3
