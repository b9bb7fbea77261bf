"""`askfirst register`: the exemptions that were granted."""

import csv
import io
import json
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from typer.testing import CliRunner, Result

from actions.cli import app
from actions.people.organisation import load_organisation
from actions.settings import settings
from actions.store.database import transaction
from actions.store.tables import audit_trail
from tests.cases.register.register_desk import CLAUSE, RegisterDesk
from tests.organisations import CORPUS

HEADER = (
    "reference,organisation,status,in_force,clause,covers,holder,covered,activity,starts_on,ends_on,review_on,"
    "restricted,request"
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["register", *arguments])


def rows(*arguments: str) -> list[dict[str, Any]]:
    return list(json.loads(run("--json", *arguments).stdout))


@pytest.fixture(autouse=True)
def desk(staffed: Engine, database_url: str, monkeypatch: pytest.MonkeyPatch) -> RegisterDesk:
    """Two exemptions of justice, by when they end; both have ended long since."""
    monkeypatch.setenv("ASKFIRST_DATABASE_URL", database_url)
    monkeypatch.setenv("ASKFIRST_CORPUS_FOLDER", str(CORPUS))
    settings.cache_clear()
    desk = RegisterDesk(staffed, load_organisation(CORPUS / "justice"))
    desk.grant("colleague", until="2026-03-31", activity="=SUM of other people's work")
    desk.grant(told={"restricted": "yes"})
    return desk


@pytest.fixture
def _outside_demonstrations(desk: RegisterDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_DEMO_MODE", "false")
    settings.cache_clear()


def test_json_has_every_column_of_every_exemption() -> None:
    expired, second = rows()
    assert ",".join(second) == HEADER
    assert second == {
        "reference": "EX-2026-0002",
        "organisation": "justice",
        "status": "expired",
        "in_force": "no",
        "clause": CLAUSE,
        "covers": "me",
        "holder": "staff@justice.example",
        "covered": "",
        "activity": "use a USB stick",
        "starts_on": "2026-02-09",
        "ends_on": "2026-06-30",
        "review_on": "2026-05-31",
        "restricted": "yes",
        "request": "EXM-2026-0002",
    }
    assert expired["reference"] == "EX-2026-0001"


def test_csv_has_the_same_columns_and_no_cell_that_a_spreadsheet_would_run() -> None:
    lines = run("--csv").stdout.splitlines()
    assert lines[0] == HEADER
    assert next(csv.DictReader(io.StringIO("\n".join(lines))))["activity"] == "'=SUM of other people's work"


def test_without_a_register_csv_has_its_header_still() -> None:
    assert run("--csv", "--organisation", "education").stdout.splitlines() == [HEADER]


@pytest.mark.usefixtures("_outside_demonstrations")
def test_whoever_runs_the_installation_sees_no_words_and_no_names() -> None:
    for line in rows():
        assert (line["holder"], line["covered"], line["activity"]) == ("", "", "")
        assert line["clause"] == CLAUSE


@pytest.mark.usefixtures("_outside_demonstrations")
@pytest.mark.parametrize(
    ("person", "seen"),
    [
        ("ciso", ["EX-2026-0001", "EX-2026-0002"]),
        ("ict.security", ["EX-2026-0001", "EX-2026-0002"]),
        ("manager", ["EX-2026-0001"]),
        ("staff", ["EX-2026-0002"]),
        ("people", []),
    ],
)
def test_a_person_sees_what_is_theirs_to_see(person: str, seen: list[str]) -> None:
    found = rows("--as", f"{person}@justice.example")
    assert [line["reference"] for line in found] == seen
    assert all(line["activity"] for line in found)


@pytest.mark.parametrize(
    ("month", "due"),
    [("2026-05", ["EX-2026-0002"]), ("2026-03", ["EX-2026-0001"]), ("2026-06", ["EX-2026-0002"]), ("2026-04", [])],
)
def test_what_falls_due_in_a_month_is_reviewed_or_ends_then(month: str, due: list[str]) -> None:
    assert [line["reference"] for line in rows("--due", month)] == due


def test_a_line_for_people_to_read_tells_the_days() -> None:
    assert run("--due", "2026-06").stdout == (
        "EX-2026-0002  expired  2026-02-09 to 2026-06-30, review 2026-05-31  "
        f"{CLAUSE}  staff@justice.example  use a USB stick\n"
    )


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["--due", "May"], "May is no month such as 2026-05."),
        (["--organisation", "parks"], "there is no organisation called 'parks'"),
        (["--as", "nobody@justice.example"], "There is nobody with the address"),
        (["--as", "staff@justice.example", "--organisation", "education"], "belongs to justice, not to education"),
        (["--json", "--csv"], "Choose one of --json and --csv."),
    ],
)
def test_what_cannot_be_done_ends_with_status_2(arguments: list[str], fault: str) -> None:
    refused = run(*arguments)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert fault in refused.stderr


def test_reading_it_is_in_the_audit_trail(desk: RegisterDesk) -> None:
    run("--as", "ciso@justice.example", "--due", "2026-05")
    with transaction(desk.database) as session:
        row = session.execute(select(audit_trail).filter_by(action="register.read")).one()
    assert row.subject == "all"
    assert json.loads(row.details) == {"as": "ciso@justice.example", "due": "2026-05"}
