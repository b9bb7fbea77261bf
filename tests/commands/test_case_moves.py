import json

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from typer.testing import CliRunner, Result

from actions.cases.case import Case
from actions.commands import cases
from actions.settings import settings
from actions.store.database import transaction
from tests.cases.desk import Desk
from tests.cases.reports import REQUEST

pytestmark = pytest.mark.usefixtures("configured")

MANAGER = ("--as", "manager@education.example")
STAFF = ("--as", "staff@education.example")
STRANGER = ("--as", "people@education.example")
REFERENCE = "EXM-2026-0001"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cases.app, arguments)


@pytest.fixture(autouse=True)
def opened(desk: Desk) -> Case:
    return desk.open(kind="exemption_request")


@pytest.fixture
def in_earnest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_DEMO_MODE", "false")
    settings.cache_clear()


def test_the_moves_open_to_a_person_are_listed_with_what_they_need() -> None:
    assert run("moves", REFERENCE, *MANAGER).output.splitlines() == [
        "agree  Agree to the request",
        "  reason (may be left out): What speaks for it?",
        "refuse  Decline the request as the manager",
        "  reason: What is the reason?",
    ]
    assert [move["name"] for move in json.loads(run("moves", REFERENCE, *STAFF, "--json").output)] == ["withdraw"]


def test_a_move_is_made_with_its_reason() -> None:
    made = run("move", REFERENCE.lower(), "refuse", *MANAGER, "--reason", "There is a network now.")
    assert (made.exit_code, made.output) == (0, "EXM-2026-0001 is declined by the manager.\n")
    history = json.loads(run("show", REFERENCE, *STAFF, "--json").output)["history"]
    assert history[-1]["told"] == {"reason": "There is a network now."}


def test_a_move_answers_in_json_with_who_has_the_case_now() -> None:
    made = run("move", REFERENCE, "agree", *MANAGER, "--json")
    assert json.loads(made.output) == {
        "reference": REFERENCE,
        "status": "manager_agreed",
        "handlers": ["ict_security"],
    }


def test_the_trail_tells_who_moved_it_and_who_typed_it(database: Engine) -> None:
    run("move", REFERENCE, "agree", *MANAGER)
    with transaction(database) as session:
        rows = session.execute(text("SELECT action, actor, details FROM audit_trail ORDER BY sequence")).all()
    (moved, actor, _), (entered, operator, details) = rows[-2:]
    assert (moved, actor) == ("case.manager_agreed", "manager@education.example")
    assert (entered, details) == ("case.move_entered", '{"as":"manager@education.example"}')
    assert operator.startswith("operator:")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (
            ["move", REFERENCE, "grant", *MANAGER],
            "is submitted: grant is not possible now, only agree, refuse, withdraw.",
        ),
        (["move", REFERENCE, "agree", *STAFF], "agree is not yours to do in EXM-2026-0001, only withdraw."),
        (["move", REFERENCE, "refuse", *MANAGER], "reason: is needed: What is the reason?"),
        (["move", REFERENCE, "agree", *MANAGER, "--until", "2026-06-30"], "until: is not asked for by agree"),
        (["move", REFERENCE, "agree", *MANAGER, "--tell", "words"], "must be NAME=VALUE"),
        (
            ["move", REFERENCE, "agree", *STRANGER],
            "There is no case EXM-2026-0001 that people@education.example may see.",
        ),
        (["moves", REFERENCE, *STRANGER], "There is no case EXM-2026-0001 that people@education.example may see."),
        (["moves", "EXM-2026-0009", *STAFF], "There is no case EXM-2026-0009 that staff@education.example may see."),
        (["show", REFERENCE, *STRANGER], "There is no case EXM-2026-0001 that people@education.example may see."),
        (["show", REFERENCE, "--as", "nobody@x.example"], "There is nobody with the address nobody@x.example"),
    ],
)
def test_what_cannot_be_done_ends_with_status_2_and_plain_words(arguments: list[str], error: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert error in result.stderr
    assert isinstance(result.exception, SystemExit)


def test_whoever_may_see_a_case_is_shown_it_in_full() -> None:
    assert json.loads(run("show", REFERENCE, *STAFF, "--json").output)["fields"] == REQUEST


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_outside_demonstrations_the_operator_sees_an_outline_only(in_earnest: None, as_json: tuple[str, ...]) -> None:
    for command in (("list",), ("show", REFERENCE)):
        shown = run(*command, *as_json).output
        assert REFERENCE in shown
        assert not any(told in shown for told in ("USB", "courtroom", "staff@education.example"))


def test_outside_demonstrations_those_who_may_still_see_it(in_earnest: None) -> None:
    assert "activity: use a USB stick" in run("show", REFERENCE, *MANAGER).output


def test_in_a_demonstration_other_programs_read_the_fields() -> None:
    assert json.loads(run("show", REFERENCE, "--json").output)["fields"] == REQUEST
    assert "USB" not in run("show", REFERENCE).output
