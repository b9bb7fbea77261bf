"""The same table as tests/cases/workflow/permissions.csv, line by line, by calling the API as each person in it.

The holder of a receipt cannot call: complaints without a name are the chat's alone.
"""

import csv
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from freezegun import freeze_time
from sqlalchemy.engine import Engine

from actions.cases import repository
from actions.cases.case import Case
from actions.cases.visibility import visible_to
from actions.cases.workflow.table import workflow_of
from actions.people.directory import import_csv
from actions.people.permissions import handles
from actions.people.person import Person
from actions.store.database import transaction
from tests.api.served import Api
from tests.cases.reports import NOW
from tests.cases.workflow.test_permissions import ELSEWHERE, PEOPLE, ROWS, case_in, person_called
from tests.cases.workflow.walking import DIRECTORY, email, told_for

KINDS = sorted({row["kind"] for row in ROWS})
CALLERS = [name for name in PEOPLE if name != "receipt"]


class Cases:
    """Puts cases into the database, each under a reference of its own."""

    def __init__(self, database: Engine) -> None:
        self.database = database
        self.count = 0

    def put(self, case: Case) -> Case:
        self.count += 1
        stored = replace(case, reference=f"{case.reference[:-4]}{self.count:04d}", version=1)
        with transaction(self.database) as session:
            repository.add(session, stored, uuid4().hex)
        return stored

    def version(self, reference: str) -> int:
        with transaction(self.database) as session:
            case = repository.with_reference(session, reference)
        assert case is not None
        return case.version


@pytest.fixture
def cases(staffed: Engine, tmp_path: Path) -> Cases:
    load(staffed, tmp_path / "people.csv", [*DIRECTORY.values(), replace(ELSEWHERE, manager_email=None)])
    return Cases(staffed)


@freeze_time(NOW, tick=True, real_asyncio=True)
@pytest.mark.parametrize("kind", KINDS)
def test_exactly_those_in_the_table_may(kind: str, api: Api, cases: Cases) -> None:
    rows = [row for row in ROWS if row["kind"] == kind]
    table = {(row["status"], row["action"]): {name for name in CALLERS if row[name] == "yes"} for row in rows}
    done: dict[tuple[str, str], set[str]] = {line: set() for line in table}
    for status in dict.fromkeys(row["status"] for row in rows):
        case = case_in(kind, status)
        for name in CALLERS:
            seen = shown_to(name, case, api, cases)
            written = written_by(name, case, api, cases)
            moved = {action for each, action in table if each == status and is_moved(action, name, case, api, cases)}
            for action in {*seen, *written, *moved}:
                done[status, action].add(name)
    assert done == table


def shown_to(name: str, case: Case, api: Api, cases: Cases) -> set[str]:
    """What this person may see of the case; where none of it is for handlers only, whoever handles it sees it all."""
    answer = api.get(f"/cases/{cases.put(case).reference}", address(name))
    if answer.status_code != 200:
        assert answer.status_code == (401 if name == "left" else 404)
        return set()
    shown = [entry["told"] for entry in answer.json()["history"]]
    person = person_called(name)
    if person is not None and handles(person, case):
        assert shown == [entry.told for entry in case.history]
        return {"see", "see_all"}
    assert shown == [entry.told for entry in visible_to(None, case).history]
    return {"see"}


def written_by(name: str, case: Case, api: Api, cases: Cases) -> set[str]:
    path = f"/cases/{cases.put(case).reference}/messages"
    answer = api.post(path, address(name), words="Kia ora", submission_key="1")
    if answer.status_code == 201:
        return {"reply" if answer.json()["messages"][0]["from_handler"] else "add"}
    assert answer.status_code == (401 if name == "left" else 404)
    return set()


def is_moved(action: str, name: str, case: Case, api: Api, cases: Cases) -> bool:
    move = workflow_of(case.kind).move(action)
    if move is None:
        return False
    reference = cases.put(case).reference
    answer = api.post(f"/cases/{reference}/moves", address(name), move=action, version=1, told=told_for(move, case))
    assert answer.status_code in (200, 401, 403, 404), answer.text
    assert cases.version(reference) == (2 if answer.status_code == 200 else 1)
    return answer.status_code == 200


def address(name: str) -> str:
    return ELSEWHERE.email if name == "elsewhere" else email(name)


def load(database: Engine, file: Path, people: Iterable[Person]) -> None:
    """Make the directory of an organisation out of these people."""
    with file.open("w", encoding="utf-8", newline="") as written:
        lines = csv.writer(written)
        lines.writerow(("email", "name", "organisation", "manager", "roles", "entra_object_id", "active"))
        for each in people:
            active = "yes" if each.active else "no"
            roles = ";".join(sorted(each.roles))
            lines.writerow((each.email, each.name, each.organisation, each.manager_email or "", roles, "", active))
    with transaction(database) as session:
        import_csv(session, file)
