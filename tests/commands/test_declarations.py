"""`askfirst declarations`: the gifts and interests that were declared."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from actions.cases.workflow.moving import make_move
from actions.cli import app
from actions.settings import settings
from actions.store.database import transaction
from tests.cases.desk import Desk
from tests.cases.reports import NOW
from tests.cases.workflow.walking import FIELDS
from tests.organisations import CORPUS

HEADER = (
    "reference,kind,organisation,status,declared_by,declared_on,gift,giver,worth,offered_at,accepted,circumstances,"
    "interest,interest_type,work_affected,arrangement,response"
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["declarations", *arguments])


def rows(*arguments: str) -> list[dict[str, Any]]:
    return list(json.loads(run("--json", *arguments).stdout))


@pytest.fixture(autouse=True)
def declared(desk: Desk, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gift on which the manager has decided, and an interest."""
    monkeypatch.setenv("ASKFIRST_DATABASE_URL", database_url)
    monkeypatch.setenv("ASKFIRST_CORPUS_FOLDER", str(CORPUS))
    settings.cache_clear()
    gift = desk.open("staff", "gift", "gift_declaration", **FIELDS["gift_declaration"])
    desk.open("people", "interest", "interest_declaration", **FIELDS["interest_declaration"])
    manager = desk.person("manager")
    with transaction(desk.database) as session:
        make_move(session, gift.reference, "manage", manager, NOW, {"response": "share it with the team"}, gift.version)


def test_json_has_every_column_of_every_declaration() -> None:
    _, gift = rows()
    assert ",".join(gift) == HEADER
    assert (gift["reference"], gift["status"], gift["declared_by"], gift["declared_on"]) == (
        "GIF-2026-0001",
        "managed",
        "staff@education.example",
        "2026-02-04",
    )
    assert (gift["giver"], gift["response"], gift["interest"]) == ("Southern Stationery", "share it with the team", "")


def test_csv_has_the_same_columns() -> None:
    assert run("--csv", "--organisation", "justice").stdout.splitlines() == [HEADER]


@pytest.mark.parametrize(
    ("person", "seen"),
    [("manager", ["GIF-2026-0001"]), ("staff", ["GIF-2026-0001"]), ("people", ["INT-2026-0001"]), ("colleague", [])],
)
def test_a_person_sees_what_is_theirs_to_see(person: str, seen: list[str]) -> None:
    assert [line["reference"] for line in rows("--as", f"{person}@education.example")] == seen


def test_whoever_runs_the_installation_sees_no_words_and_no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_DEMO_MODE", "false")
    settings.cache_clear()
    for line in rows():
        assert {line[name] for name in ("declared_by", "gift", "giver", "interest", "response")} == {""}


def test_a_line_for_people_to_read_says_what_is_declared() -> None:
    assert run("--as", "staff@education.example").stdout == (
        "GIF-2026-0001  managed  2026-02-04  staff@education.example  A bottle of wine.\n"
    )
