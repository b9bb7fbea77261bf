"""What a request for an exemption tells is read, and nothing else."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from actions.cases.kinds import kind_named
from actions.conversation.reporting.form import ReportForm
from actions.conversation.reporting.state import CONFIRMED, Input, Reader, Step
from actions.conversation.telling.exemption_request import read_account, read_fields
from tests.conversation.clock import NOW

MANAGER = "Kiri Pāora"
TELLINGS: list[Mapping[str, Any]] = YAML(typ="safe", pure=True).load(
    Path(__file__).with_name("exemption_requests.yml").read_text(encoding="utf-8")
)
READER = Reader(partial(read_fields, manager=MANAGER), read_account)
FORM = ReportForm(kind_named("exemption_request"), READER)


@pytest.mark.parametrize("telling", TELLINGS, ids=lambda telling: telling["says"][:40])
def test_all_that_is_told_is_read_and_nothing_more(telling: Mapping[str, Any]) -> None:
    read = read_fields(telling["says"], telling.get("asked"), telling.get("known", {}), NOW, MANAGER)
    assert read == telling["tells"]


def test_somebody_elses_leave_is_not_the_managers() -> None:
    assert "discussed_with_manager" not in read_fields("Losa's fine with it, and so is the client", None, {}, NOW)


@pytest.mark.parametrize("bare", ["I want to ask for an exemption", "can i get leave from a rule", "exemption please"])
def test_that_leave_is_wanted_does_not_say_for_what(bare: str) -> None:
    assert read_account(bare) is None


def test_the_clause_is_carried_along_and_never_asked_for() -> None:
    turn = FORM.begin(Input("", NOW), known={"clause": "security.connect_networks", "activity": "run a router"})
    asked = []
    while turn.told.asked != CONFIRMED:
        asked.append(turn.told.asked)
        answer = {"starts_on": "1 December", "ends_on": "20 December", "covers": "only me"}
        turn = FORM.turn(turn.told, Input(answer.get(str(turn.told.asked), "yes it is for the hearing"), NOW))
    assert "clause" not in asked
    assert FORM.settled(turn.told)["clause"] == "security.connect_networks"


def test_a_day_that_has_passed_since_it_was_told_is_asked_for_again_at_the_yes() -> None:
    reader = Reader(READER.fields, READER.account, faults=lambda told: {"starts_on": "That day has passed."})
    form = ReportForm(kind_named("exemption_request"), reader)
    turn = FORM.begin(Input("", NOW), known={"activity": "run a router", "starts_on": "2026-11-20"})
    again = form.turn(turn.told.__class__(turn.told.values, CONFIRMED), Input("yes", NOW))
    assert (again.step, again.told.asked) == (Step.TELLING, "starts_on")
    assert "activity" in again.told.values
