"""Who may do what, as a table: a line for each status of each kind and each thing to do, a column for each person.

In all cases the opener is `staff`, whose manager is `manager`, but a breach is opened by `manager`. `receipt` holds
the receipt of an anonymous complaint; a report of material and a complaint are about `colleague`, a breach about
`contractor`; `left` was in the people team; `elsewhere` has every role in the other ministry.
"""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from actions.cases.case import Case
from actions.cases.visibility import may_look_at
from actions.cases.workflow.machine import legal_moves
from actions.cases.workflow.permission import moves_open_to
from actions.people.permissions import handles, opened
from actions.people.person import ROLES, Person
from tests.cases.workflow.walking import DIRECTORY, STATES, brought_to, email

with (Path(__file__).parent / "permissions.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
PEOPLE = tuple(ROWS[0])[3:]
ANONYMOUS = "anonymous harassment_complaint"
ELSEWHERE = replace(DIRECTORY[email("ciso")], email="everything@justice.example", organisation="justice", roles=ROLES)


def person_called(name: str) -> Person | None:
    if name == "receipt":
        return None
    return ELSEWHERE if name == "elsewhere" else DIRECTORY[email(name)]


def actions_of(person: Person | None, case: Case) -> set[str]:
    moves = {move.name for move in moves_open_to(person, case)}
    general = {
        "see": may_look_at(person, case),
        "see_all": person is not None and handles(person, case),
        "reply": person is not None and handles(person, case),
        "add": opened(person, case),
    }
    return moves | {action for action, is_allowed in general.items() if is_allowed}


def case_in(kind: str, status: str) -> Case:
    return brought_to(kind.removeprefix("anonymous "), status, is_anonymous=kind == ANONYMOUS)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['kind']}-{row['status']}-{row['action']}" for row in ROWS])
def test_exactly_those_in_the_table_may(row: dict[str, str]) -> None:
    case = case_in(row["kind"], row["status"])
    allowed = [name for name in PEOPLE if row["action"] in actions_of(person_called(name), case)]
    assert allowed == [name for name in PEOPLE if row[name] == "yes"]


def test_the_table_has_every_status_and_everything_that_may_be_done_in_it() -> None:
    named = {(row["kind"], row["status"], row["action"]) for row in ROWS}
    states = [*STATES, *((ANONYMOUS, status) for kind, status in STATES if kind == "harassment_complaint")]
    needed = {
        (kind, status, action)
        for kind, status in states
        for action in ["see", "see_all", "reply", "add", *(move.name for move in legal_moves(case_in(kind, status)))]
    }
    assert named == needed


def test_every_role_is_in_the_table() -> None:
    people = [person for person in map(person_called, PEOPLE) if person and person != ELSEWHERE]
    assert {role for person in people for role in person.roles} == ROLES
