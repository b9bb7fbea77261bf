"""What a policy owner writes in a workflow is checked when it is read."""

from typing import Any

import pytest
from ruamel.yaml import YAML

from actions.cases.kinds import kind_names
from actions.cases.workflow.machine import WorkflowError, build, machine_of
from actions.cases.workflow.table import FOLDER, Workflow, workflow_of
from actions.notify.templates import template
from actions.policy.corpus.load import load_corpus, organisations
from tests.organisations import CORPUS


def table(**changes: Any) -> dict[str, Any]:
    """A workflow from start to end, with changes."""
    end = {"name": "finish", "label": "Finish", "from": ["open"], "to": "closed", "by": ["handler"], "clauses": ["x"]}
    states = {"open": {"label": "open"}, "closed": {"label": "closed", "final": True}}
    return {"kind": "breach", "first": "open", "states": states, "moves": [end], **changes}


def move(**changes: Any) -> dict[str, Any]:
    return {**table()["moves"][0], "name": "another", **changes}


def with_move(**changes: Any) -> dict[str, Any]:
    return table(moves=[*table()["moves"], move(**changes)])


def with_state(name: str, **state: Any) -> dict[str, Any]:
    return table(states={**table()["states"], name: {"label": name, **state}})


def test_every_kind_has_a_workflow_that_works() -> None:
    assert {file.stem for file in FOLDER.glob("*.yml")} == set(kind_names())
    assert all(machine_of(kind).final_states for kind in kind_names())


@pytest.mark.parametrize(
    ("faulty", "fault"),
    [
        (with_move(to="nowhere"), "another names the unknown state nowhere"),
        (with_move(**{"from": ["nowhere"]}), "another names the unknown state nowhere"),
        (with_move(by=["everybody"]), "everybody is nobody who may make a move"),
        (with_move(by=[]), "must name at least one"),
        (with_move(clauses=[]), "must name at least one"),
        (with_move(by=["role:ciso"]), "another may be made by nobody who has the case when it is open"),
        (with_move(name="finish"), "finish names more than one move"),
        (with_move(name="open"), "open is both a move and a state"),
        (with_move(only_after={"nothing": {}}), "another waits for the unknown move nothing"),
        (with_move(needs=[{"name": "x", "type": "choice", "ask": "?"}]), "a need has choices if, and only if"),
        (with_move(needs=[{"name": "x", "type": "yes_no", "ask": "?", "usual": "no"}]), "what is usual is one of"),
        (
            with_move(needs=[{"name": "x", "type": "words", "ask": "?", "only_if": {"contractor": ["maybe"]}}]),
            "another asks for x under values that contractor cannot have",
        ),
        (
            with_move(needs=[{"name": "x", "type": "date", "ask": "?", "not_before": "never"}]),
            "the unknown field never",
        ),
        (with_state("other", belongs_to="king"), "king is not among the roles"),
        (with_move(enters="security_incident"), "security_incident is told by people and entered by no move"),
        (table(first="start"), "the first state start is not among the states"),
    ],
)
def test_a_table_that_does_not_hold_together_is_refused(faulty: dict[str, Any], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        Workflow.parse_obj(faulty)


@pytest.mark.parametrize(
    ("faulty", "fault"),
    [
        (with_state("island"), "island"),
        (table(moves=[*table()["moves"], move(to="pit")], states={**table()["states"], "pit": {"label": "p"}}), "pit"),
        (with_move(**{"from": ["closed"], "to": "open"}), "final"),
    ],
    ids=["unreachable", "no way out", "way out of an end"],
)
def test_a_table_that_is_no_machine_with_an_end_is_refused(faulty: dict[str, Any], fault: str) -> None:
    with pytest.raises(WorkflowError, match=fault):
        build(Workflow.parse_obj(faulty))


def test_a_table_as_it_should_be_is_taken() -> None:
    assert build(Workflow.parse_obj(table())).initial_state


@pytest.mark.parametrize("kind", kind_names())
def test_everything_rests_on_a_clause_that_there_is(kind: str) -> None:
    clauses = {
        f"{name}/{policy}/{clause}"
        for name in organisations(CORPUS)
        for policy, text in load_corpus(CORPUS, name).policies.items()
        for clause in text.clauses
    }
    named = {clause for each in workflow_of(kind).moves for clause in each.clauses}
    assert named - clauses == set()


@pytest.mark.parametrize("kind", kind_names())
def test_there_are_words_for_everything_that_people_are_told(kind: str) -> None:
    for each in workflow_of(kind).moves:
        for what in each.tells.values():
            assert template(what)


@pytest.mark.parametrize("kind", kind_names())
def test_a_table_says_first_what_it_is(kind: str) -> None:
    text = (FOLDER / f"{kind}.yml").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert YAML(typ="safe", pure=True).load(text)["kind"] == kind
