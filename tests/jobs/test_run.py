import os
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from actions.cases.case import HistoryEntry
from actions.jobs.run import run_jobs
from actions.people.permissions import may_see
from actions.store import audit
from actions.store.database import transaction
from actions.store.tables import audit_trail, cases, notifications
from tests.cases.desk import Desk
from tests.mail import MailServer
from tests.organisations import CORPUS
from tests.workplace import run_askfirst

# A report of 4 February 2026 is due on Monday the 9th at 17:00, which is 04:00 UTC: Waitangi Day lies between.
DUE = datetime.fromisoformat("2026-02-09T17:00:00+13:00")
MORNING = DUE - timedelta(hours=8)
MANAGER, ABOVE = "manager@education.example", "group.manager@education.example"


def run(desk: Desk, mail_server: MailServer, now: datetime) -> dict[str, int]:
    organisations = {desk.organisation.key: desk.organisation}
    return dict(+run_jobs(desk.database, organisations, [mail_server.channel], now))


def told(desk: Desk, what: str) -> list[str]:
    with transaction(desk.database) as session:
        return sorted(session.execute(select(notifications.c.recipient).filter_by(what=what)).scalars())


def acknowledge(desk: Desk, reference: str) -> None:
    with transaction(desk.database) as session:
        session.execute(update(cases).where(cases.c.reference == reference).values(status="acknowledged"))


def test_what_is_not_due_yet_is_left_alone(desk: Desk, mail_server: MailServer) -> None:
    desk.open()
    assert run(desk, mail_server, MORNING - timedelta(minutes=1)) == {"sent": 1}


def test_handlers_are_reminded_on_the_morning_of_the_day_it_is_due(desk: Desk, mail_server: MailServer) -> None:
    desk.open()
    assert run(desk, mail_server, MORNING) == {"reminded": 1, "sent": 2}
    assert told(desk, "due_soon") == [MANAGER]


def test_what_is_overdue_goes_one_up_and_stays_with_its_handler(desk: Desk, mail_server: MailServer) -> None:
    case = desk.open()
    assert run(desk, mail_server, DUE) == {"overdue": 1, "escalated": 1, "sent": 3}
    found = desk.find(case.reference, "group.manager")
    assert found is not None
    assert found.handlers == (ABOVE, MANAGER)
    assert may_see(desk.person("manager"), found)
    assert (told(desk, "escalated_to_you"), told(desk, "overdue")) == ([ABOVE], [MANAGER])
    assert found.history == (*case.history, HistoryEntry(DUE, "reported", None, "overdue"))


def test_a_second_run_does_nothing_more(desk: Desk, mail_server: MailServer) -> None:
    desk.open()
    for now in (MORNING, DUE):
        run(desk, mail_server, now)
    for now in (DUE, DUE + timedelta(days=30)):
        assert run(desk, mail_server, now) == {}


def test_what_was_acknowledged_is_left_alone(desk: Desk, mail_server: MailServer) -> None:
    acknowledge(desk, desk.open().reference)
    assert run(desk, mail_server, DUE + timedelta(days=30)) == {"sent": 1}


def test_an_overdue_complaint_is_said_to_be_so_and_shown_to_nobody_else(desk: Desk, mail_server: MailServer) -> None:
    case = desk.complain()
    assert run(desk, mail_server, DUE)["overdue"] == 1
    found = desk.find(case.reference, "people")
    assert found is not None
    assert found.handlers == ("people_team",)
    assert told(desk, "overdue") == ["people_team"]


def test_escalating_is_in_the_audit_trail(desk: Desk, mail_server: MailServer) -> None:
    case = desk.open()
    run(desk, mail_server, DUE)
    with transaction(desk.database) as session:
        row = session.execute(select(audit_trail).filter_by(action="case.overdue")).one()
        audit.verify(session)
    assert (row.subject, row.actor, row.details) == (case.reference, None, f'{{"escalated_to":["{ABOVE}"]}}')


def test_an_organisation_reminds_as_early_as_it_likes(desk: Desk, mail_server: MailServer) -> None:
    desk.open()
    desk.organisation = desk.organisation.copy(update={"remind_hours_before_due": 24})
    assert run(desk, mail_server, DUE - timedelta(hours=24))["reminded"] == 1


def test_workers_at_the_same_moment_do_everything_once(desk: Desk, mail_server: MailServer) -> None:
    for key in range(6):
        desk.open(submission_key=f"key-{key}")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: run(desk, mail_server, DUE), range(4)))
    assert told(desk, "escalated_to_you") == [ABOVE] * 6
    assert mail_server.inbox.recipients == [ABOVE] * 6 + [MANAGER] * 12


def test_processes_at_the_same_moment_do_everything_once(
    desk: Desk, mail_server: MailServer, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in range(6):
        desk.open(submission_key=f"key-{key}")
    settings: dict[str, Any] = {
        **mail_server.environment,
        "ASKFIRST_DATABASE_URL": database_url,
        "ASKFIRST_CORPUS_FOLDER": str(CORPUS),
        **{name: os.environ[name] for name in ("ASKFIRST_ENCRYPTION_KEYS", "ASKFIRST_SIGNING_KEY")},
    }
    command = ("jobs", "run", "--now", DUE.isoformat())
    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(lambda _: run_askfirst(tmp_path, *command, **settings), range(2)))
    assert [(process.returncode, process.stderr) for process in ended] == [(0, b"")] * 2
    assert mail_server.inbox.recipients == [ABOVE] * 6 + [MANAGER] * 12
