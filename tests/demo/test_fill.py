from collections import defaultdict
from datetime import datetime, timezone
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine
from typer.testing import CliRunner, Result

from actions.cases import repository
from actions.cases.case import Case
from actions.cases.kinds import told_kinds
from actions.cases.receipts import new_receipt
from actions.cases.service import case_with_receipt, cases_of
from actions.cases.workflow.machine import is_final
from actions.commands import demo
from actions.demo.script import demo_cases
from actions.people.directory import find
from actions.people.permissions import handles
from actions.settings import settings
from actions.store import audit
from actions.store.database import transaction

pytestmark = pytest.mark.usefixtures("configured")


def fill() -> Result:
    return CliRunner().invoke(demo.app, ["fill"])


def kept(database: Engine) -> list[Case]:
    with transaction(database) as session:
        return repository.everything(session)


def waiting_for(database: Engine, email: str) -> list[str]:
    with transaction(database) as session:
        person = find(session, email)
        assert person is not None
        return [case.kind for case in cases_of(session, person) if handles(person, case) and not is_final(case)]


def test_there_are_cases_of_every_kind_that_people_tell_in_different_states(staffed: Engine) -> None:
    assert fill().exit_code == 0
    states = defaultdict(set)
    for case in kept(staffed):
        states[case.kind].add(case.status)
    assert {kind for kind in told_kinds() if len(states[kind]) > 1} == set(told_kinds())
    assert states["exemption"] == {"in_force"}


def test_everybody_who_handles_cases_has_something_waiting(staffed: Engine) -> None:
    fill()
    names = ("manager", "group.manager", "service.desk", "ict.security", "ciso")
    handlers = [f"{name}@{organisation}.example" for organisation in ("education", "justice") for name in names]
    assert [email for email in [*handlers, "people@education.example"] if not waiting_for(staffed, email)] == []
    kinds = set(waiting_for(staffed, "manager@education.example"))
    assert kinds >= {"inappropriate_material", "harassment_complaint", "exemption_request"}


def test_something_is_overdue(staffed: Engine) -> None:
    fill()
    now = datetime.now(timezone.utc)
    assert [case for case in kept(staffed) if case.status == "reported" and case.due_at < now]


def test_filling_it_a_second_time_changes_nothing(staffed: Engine) -> None:
    fill()
    before = kept(staffed)
    assert fill().output == "Every case of the demonstration is there already.\n"
    assert kept(staffed) == before


def test_the_complaint_without_a_name_is_found_by_its_receipt(staffed: Engine) -> None:
    fill()
    (receipt,) = [case.receipt for case in demo_cases() if case.receipt]
    with transaction(staffed) as session:
        case = case_with_receipt(session, receipt)
        assert case is not None
        assert case.opened_by is None
    assert len(receipt.split()) == len(new_receipt().split())


def test_the_audit_trail_stays_unbroken(staffed: Engine) -> None:
    fill()
    cases = kept(staffed)
    with transaction(staffed) as session:
        assert audit.verify(session) > len(cases)


def test_outside_demonstrations_nothing_is_filled(staffed: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_DEMO_MODE", "false")
    settings.cache_clear()
    result = fill()
    assert (result.exit_code, kept(staffed)) == (2, [])
    assert "ASKFIRST_DEMO_MODE" in result.stderr


def test_a_directory_without_its_people_is_said_plainly(database: Engine) -> None:
    result = fill()
    assert (result.exit_code, kept(database)) == (2, [])
    assert "who is not in the directory" in result.stderr


def test_an_organisation_that_is_missing_is_said_plainly(
    staffed: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASKFIRST_CORPUS_FOLDER", str(tmp_path))
    settings.cache_clear()
    result = fill()
    assert result.exit_code == 2
    assert "needs the organisation" in result.stderr
