import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from actions.cli import app
from actions.settings import settings
from tests.cases.desk import Desk
from tests.cases.reports import NOW
from tests.mail import MailServer
from tests.organisations import CORPUS

DUE = "2026-02-09T17:00:00+13:00"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@pytest.fixture(autouse=True)
def opened(
    desk: Desk,
    database_url: str,
    mail_server: MailServer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    environment = {"ASKFIRST_DATABASE_URL": database_url, "ASKFIRST_CORPUS_FOLDER": str(CORPUS)}
    for name, value in (environment | mail_server.environment).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    desk.open()


def test_everything_due_is_done_and_counted(mail_server: MailServer) -> None:
    ended = run("jobs", "run", "--now", DUE)
    assert (ended.exit_code, ended.output) == (
        0,
        "reminded: 0\noverdue: 1\nescalated: 1\nreminded of exemptions: 0\ndue for review: 0\nexpired: 0\n"
        "sent: 3\nwaiting: 0\nuncertain: 0\ngiven up: 0\n",
    )
    assert len(mail_server.inbox.e_mails) == 3


def test_the_clock_is_moved_in_demonstrations_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_DEMO_MODE", "false")
    settings.cache_clear()
    refused = run("jobs", "run", "--now", DUE)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--now is for demonstrations" in refused.stderr
    assert run("jobs", "run").exit_code == 0


@pytest.mark.parametrize(
    ("moment", "fault"), [("Tuesday", "Tuesday is no moment such as"), ("2026-02-09T17:00:00", "needs its offset")]
)
def test_what_is_no_moment_is_refused(moment: str, fault: str) -> None:
    refused = run("jobs", "run", "--now", moment)
    assert refused.exit_code == 2
    assert fault in refused.stderr


def test_mail_settings_that_cannot_be_used_end_with_status_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_SMTP_SENDER", "")
    refused = run("jobs", "run")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "ASKFIRST_SMTP_SENDER is not set; put it in the environment or in .env.\n",
    )


def test_without_a_mail_server_jobs_run_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASKFIRST_SMTP_HOST")
    assert "expired: 0\nsent: 0\n" in run("jobs", "run", "--now", DUE).output


def test_what_did_not_reach_somebody_is_listed_with_the_reason(mail_server: MailServer) -> None:
    mail_server.inbox.refused.add("manager@education.example")
    run("jobs", "run", "--now", NOW.isoformat())
    assert run("notifications", "list").output == (
        "INC-2026-0001  opened_for_you  manager@education.example  e-mail  waiting at attempt 1  "
        "The mail server refused: 550 No such mailbox\n"
    )
    [entry] = json.loads(run("notifications", "list", "--json").output)
    assert (entry["state"], entry["next_attempt_at"]) == ("waiting", "2026-02-04T02:31:00+00:00")


def test_what_reached_somebody_is_listed_on_request() -> None:
    run("jobs", "run", "--now", NOW.isoformat())
    assert run("notifications", "list").output == ""
    assert "manager@education.example  e-mail  sent at attempt 1" in run("notifications", "list", "--all").output
