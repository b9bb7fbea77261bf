import csv
from pathlib import Path

import pytest

from actions.cases.workflow.machine import legal_moves, status_after
from actions.cases.workflow.table import workflow_of
from tests.cases.workflow.walking import STATES, brought_to

with (Path(__file__).parent / "transitions.csv").open(encoding="utf-8", newline="") as file:
    TRANSITIONS = {(row["kind"], row["status"], row["move"]): row["to"] for row in csv.DictReader(file)}
CELLS = [(kind, status, move.name) for kind, status in STATES for move in workflow_of(kind).moves]


def test_the_table_names_no_state_or_move_that_there_is_not() -> None:
    assert set(TRANSITIONS) - set(CELLS) == set()


@pytest.mark.parametrize(("kind", "status", "name"), CELLS)
def test_a_move_is_legal_where_the_table_says_so_and_nowhere_else(kind: str, status: str, name: str) -> None:
    case = brought_to(kind, status)
    legal = {move.name: status_after(case, move) for move in legal_moves(case)}
    assert legal.get(name) == TRANSITIONS.get((kind, status, name))
