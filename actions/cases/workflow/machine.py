"""Runs the workflows as state machines."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from statemachine import StateChart
from statemachine.exceptions import InvalidDefinition
from statemachine.io import create_machine_class_from_definition

from actions.cases.case import Case
from actions.cases.workflow.table import Known, Move, Workflow, workflow_of
from actions.errors import AskFirstError


class WorkflowError(AskFirstError):
    """A workflow is no state machine that comes to an end."""


@cache
def machine_of(kind: str) -> type[StateChart[Any]]:
    """Returns the state machine of a kind of case. Raises WorkflowError or YamlModelError naming each fault."""
    return build(workflow_of(kind))


def build(workflow: Workflow) -> type[StateChart[Any]]:
    """Returns the state machine that a workflow describes.

    Raises WorkflowError where a state cannot be reached, a final one has a way out, or another leads to no end.
    """
    states = {name: _definition(workflow, name) for name in workflow.states}
    try:
        return create_machine_class_from_definition(
            workflow.kind, states=states, allow_event_without_transition=False, catch_errors_as_events=False
        )
    except InvalidDefinition as error:
        raise WorkflowError(f"The workflow of {workflow.kind} does not work: {error}") from None


def legal_moves(case: Case) -> tuple[Move, ...]:
    """Returns the moves that are possible as the case stands, whoever would make them."""
    enabled = {event.id for event in _machine_at(case).enabled_events(**_circumstances(case))}
    return tuple(move for move in workflow_of(case.kind).moves if move.name in enabled)


def status_after(case: Case, move: Move) -> str:
    """Returns the status to which a move leads. Raises statemachine's TransitionNotAllowed for an illegal one."""
    machine = _machine_at(case)
    machine.send(move.name, **_circumstances(case))
    return str(machine.current_state_value)


def is_final(case: Case) -> bool:
    """Returns whether nothing more happens to the case."""
    return workflow_of(case.kind).states[case.status].final


def is_at_rest(case: Case) -> bool:
    """Returns whether nobody need do anything about the case as it stands."""
    return is_final(case) or workflow_of(case.kind).states[case.status].resting


def known_of(case: Case) -> Known:
    """Returns the values of the case's fields, and in their place what was told of them later."""
    return {**case.fields, **{name: value for entry in case.history for name, value in entry.told.items()}}


def _machine_at(case: Case) -> StateChart[Any]:
    return machine_of(case.kind)(start_value=case.status)


def _circumstances(case: Case) -> Mapping[str, Any]:
    return {"known": known_of(case), "recorded": frozenset(entry.move for entry in case.history)}


def _definition(workflow: Workflow, name: str) -> Any:
    state = workflow.states[name]
    moves = [move for move in workflow.moves if name in move.starts]
    return {
        "name": state.label,
        "initial": name == workflow.first,
        "final": state.final,
        "on": {move.name: [_transition(move)] for move in moves},
    }


def _transition(move: Move) -> Any:
    def conditions_hold(known: Known, recorded: frozenset[str]) -> bool:
        return move.applies(known, recorded)

    conditions = {"cond": conditions_hold} if move.only_if or move.only_after else {}
    return {"target": move.to, **conditions}
