"""`askfirst questions`: what people asked that the policies did not settle."""

import csv
import io
import json
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from typer.testing import CliRunner, Result

from actions.cli import app
from actions.questions.unsettled import Reason, Unsettled, record
from actions.settings import settings
from actions.store.database import transaction

DOG = "can I bring the dog in"
ASKED = [
    Unsettled("justice", date(2026, 2, 3), Reason.DECLINED, "pets", "not_covered", DOG),
    Unsettled("justice", date(2026, 2, 4), Reason.DECLINED, "pets", "not_covered", DOG),
    Unsettled("justice", date(2026, 2, 4), Reason.DECLINED, "pets", "not_covered", "=sum and a cat"),
    Unsettled("justice", date(2026, 2, 5), Reason.NOT_HELPFUL, "policy/travel", "conditional", "flying to Fiji"),
    Unsettled("justice", date(2026, 2, 5), Reason.DECLINED, "weather", "out_of_scope"),
    Unsettled("education", date(2026, 2, 5), Reason.DECLINED, "beards", "not_covered", "can I grow a beard"),
]


@pytest.fixture(autouse=True)
def asked(database: Engine, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation where those questions were asked."""
    monkeypatch.setenv("ASKFIRST_DATABASE_URL", database_url)
    settings.cache_clear()
    with transaction(database) as session:
        for question in ASKED:
            record(session, question)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["questions", "--organisation", *arguments])


def test_matters_are_listed_with_their_texts_the_most_frequent_first() -> None:
    assert run("justice").stdout.splitlines() == [
        "   3  pets  declined  not_covered",
        "         2  can I bring the dog in",
        "         1  =sum and a cat",
        "   1  policy/travel  not_helpful  conditional",
        "         1  flying to Fiji",
        "   1  weather  declined  out_of_scope",
    ]


def test_they_are_written_as_json() -> None:
    first, *_ = json.loads(run("justice", "--json").stdout)
    assert {name: first[name] for name in ("matter", "reason", "verdict", "count")} == {
        "matter": "pets",
        "reason": "declined",
        "verdict": "not_covered",
        "count": 3,
    }
    assert first["texts"][0] == {"text": DOG, "count": 2}


def test_they_are_written_as_csv_that_no_spreadsheet_runs() -> None:
    rows = list(csv.DictReader(io.StringIO(run("justice", "--csv").stdout)))
    assert [(row["matter"], row["count"], row["text"], row["text_count"]) for row in rows] == [
        ("pets", "3", DOG, "2"),
        ("pets", "3", "'=sum and a cat", "1"),
        ("policy/travel", "1", "flying to Fiji", "1"),
        ("weather", "1", "", ""),
    ]


def test_counting_begins_on_the_day_asked_for() -> None:
    assert [entry["matter"] for entry in json.loads(run("justice", "--since", "2026-02-05", "--json").stdout)] == [
        "policy/travel",
        "weather",
    ]


def test_nothing_counted_is_nothing_written() -> None:
    result = run("justice", "--since", "2030-01-01")
    assert (result.exit_code, result.stdout) == (0, "")


def test_that_somebody_read_them_is_recorded(database: Engine) -> None:
    run("justice")
    with transaction(database) as session:
        row = session.execute(text("SELECT actor, subject FROM audit_trail WHERE action = 'questions.read'")).one()
    assert row.actor.startswith("operator:")
    assert row.subject == "justice"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["harbours"], "there is no organisation called 'harbours'"),
        (["justice", "--json", "--csv"], "Choose one of --json and --csv."),
        (["justice", "--since", "yesterday"], "yesterday"),
    ],
)
def test_a_mistake_ends_with_status_2_and_plain_words(arguments: list[str], error: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert error in result.stderr
    assert isinstance(result.exception, SystemExit)
