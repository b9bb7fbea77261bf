import json
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from typer import Typer
from typer.testing import CliRunner, Result

from actions.cases.case import Case
from actions.commands import audit, cases, database, people
from actions.settings import settings
from actions.store.database import transaction
from tests.cases.desk import Desk
from tests.cases.reports import REPORT
from tests.organisations import CORPUS

pytestmark = pytest.mark.usefixtures("configured")

HANDLER = "manager@education.example"
PEOPLE = str(CORPUS / "education" / "people.csv")


def run(app: Typer, *arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@pytest.fixture
def opened(desk: Desk) -> Case:
    return desk.open()


def test_a_new_database_is_brought_up_filled_and_taken_down() -> None:
    assert "at revision head" in run(database.app, "upgrade").output
    assert run(people.app, "import", PEOPLE).output == "9 created, 0 changed, 0 left.\n"
    assert "at revision base" in run(database.app, "downgrade", "base").output


def test_people_are_listed(staffed: Engine) -> None:
    assert "staff@education.example  Mere Tāwhai  education  staff\n" in run(people.app, "list").output


def test_people_are_listed_as_json(staffed: Engine) -> None:
    everybody = json.loads(run(people.app, "list", "--json").output)
    assert {"email": "ciso@education.example", "roles": ["ciso", "manager", "staff"]}.items() <= next(
        person for person in everybody if person["name"] == "Priya Nair"
    ).items()


def test_cases_are_listed_without_what_was_told(opened: Case) -> None:
    result = run(cases.app, "list", "--json")
    assert [case["reference"] for case in json.loads(result.output)] == ["INC-2026-0001"]
    assert "cartoon" not in result.output
    assert "INC-2026-0001  inappropriate_material  reported  due 2026-02-09 04:00 UTC" in run(cases.app, "list").output


def test_a_case_is_shown_with_everything_told(opened: Case) -> None:
    shown = json.loads(run(cases.app, "show", "INC-2026-0001", "--json").output)
    assert shown["fields"] == REPORT
    assert shown["due_at"] == "2026-02-09T04:00:00+00:00"
    shown_to_handler = run(cases.app, "show", "INC-2026-0001", "--as", HANDLER).output
    assert "description: It looked like an invoice" in shown_to_handler


def test_showing_a_case_is_recorded(opened: Case, database: Engine) -> None:
    run(cases.app, "show", "INC-2026-0001")
    with transaction(database) as session:
        trail = session.execute(text("SELECT actor FROM audit_trail WHERE action = 'case.read'")).scalar_one()
    assert trail.startswith("operator:")


def test_a_handlers_reply_is_kept_and_shown_with_the_case(opened: Case) -> None:
    replied = run(cases.app, "reply", "inc-2026-0001", "--as", HANDLER, "Thank you. Please keep it.")
    assert (replied.exit_code, replied.output) == (0, "The reply to INC-2026-0001 is kept.\n")
    [message] = json.loads(run(cases.app, "show", "INC-2026-0001", "--json").output)["messages"]
    assert (message["author"], message["from_handler"], message["words"]) == (
        HANDLER,
        True,
        "Thank you. Please keep it.",
    )
    shown = run(cases.app, "show", "INC-2026-0001", "--as", HANDLER).output
    assert f"UTC, {HANDLER}: Thank you. Please keep it." in shown


@pytest.mark.parametrize(
    ("author", "words", "error"),
    [
        ("colleague@education.example", "words", "does not handle INC-2026-0001, so can't reply to it."),
        ("nobody@education.example", "words", "There is nobody with the address nobody@education.example"),
        (HANDLER, "  ", "There are no words to add."),
    ],
)
def test_a_reply_that_cannot_be_kept_is_refused_plainly(opened: Case, author: str, words: str, error: str) -> None:
    result = run(cases.app, "reply", "INC-2026-0001", "--as", author, words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert error in result.stderr
    assert json.loads(run(cases.app, "show", "INC-2026-0001", "--json").output)["messages"] == []


def test_the_trail_tells_who_replied_and_who_typed_it(opened: Case, database: Engine) -> None:
    run(cases.app, "reply", "INC-2026-0001", "--as", HANDLER, "Please keep it.")
    with transaction(database) as session:
        rows = session.execute(text("SELECT action, actor, details FROM audit_trail ORDER BY sequence")).all()
    (replied, actor, details), (entered, operator, _) = rows[-2:]
    assert (replied, actor, details) == ("case.replied_to", HANDLER, '{"message":1}')
    assert entered == "case.reply_entered"
    assert operator.startswith("operator:")


def test_an_unbroken_trail_is_said_to_be_so(opened: Case) -> None:
    assert run(audit.app, "verify").output == "The audit trail is unbroken: 19 rows.\n"


def test_a_broken_trail_ends_with_status_2_and_names_the_row(opened: Case, database: Engine) -> None:
    with transaction(database) as session:
        session.execute(text("UPDATE audit_head SET hash = 'x'"))
    result = run(audit.app, "verify")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Row 20 of the audit trail is missing: the trail was cut short.\n"


@pytest.mark.parametrize(
    ("app", "arguments", "error"),
    [
        (cases.app, ["show", "INC-2026-0009"], "There is no case INC-2026-0009."),
        (cases.app, ["reply", "INC-2026-0009", "--as", HANDLER, "words"], "There is no case INC-2026-0009."),
        (people.app, ["import", "nowhere.csv"], "nowhere.csv: cannot be read"),
        (database.app, ["upgrade", "9999"], "cannot be brought to revision 9999"),
    ],
)
def test_a_mistake_ends_with_status_2_and_plain_words(
    staffed: Engine, app: Typer, arguments: list[str], error: str
) -> None:
    result = run(app, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert error in result.stderr
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("arguments", [(cases.app, "list"), (people.app, "list"), (audit.app, "verify")])
def test_a_database_without_tables_is_said_plainly(arguments: tuple[Typer, str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "has `askfirst db upgrade` been run?" in result.stderr


def test_a_missing_key_ends_every_command_with_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ASKFIRST_SIGNING_KEY")
    settings.cache_clear()
    result = run(people.app, "list")
    assert (result.exit_code, result.stderr) == (
        2,
        "ASKFIRST_SIGNING_KEY is not set; put it in the environment or in .env.\n",
    )
