"""Draws the workflows into docs/workflows.md: `python -m actions.cases.workflow.diagrams`."""

from collections.abc import Iterator
from pathlib import Path

from actions.cases.kinds import kind_named, kind_names
from actions.cases.workflow.machine import machine_of
from actions.cases.workflow.table import Move, workflow_of

FILE = Path("docs/workflows.md")
INTRODUCTION = """\
# Workflows

What may happen to each kind of case, and who may do it. `python -m actions.cases.workflow.diagrams` draws this page
from `actions/cases/workflows/`; a test sees to it that it is up to date. A move that leads back to where it came from
is a step that is only recorded; `[conditions_hold]` marks one that is possible only under the conditions that its table
gives. The “handler” is whoever has the case now, never the person who opened it.
"""


def page() -> str:
    """Returns the page with a Mermaid diagram and a table of moves for each kind of case."""
    return "\n".join([INTRODUCTION, *(_section(kind) for kind in kind_names())])


def _section(kind: str) -> str:
    lines = [f"## {kind_named(kind).label}", "", "```mermaid", f"{machine_of(kind):mermaid}".rstrip(), "```", ""]
    return "\n".join([*lines, "| move | by | rests on |", "| --- | --- | --- |", *_rows(kind), ""])


def _rows(kind: str) -> Iterator[str]:
    for move in workflow_of(kind).moves:
        clauses = ", ".join(f"`{clause}`" for clause in move.clauses)
        yield f"| `{move.name}`: {move.label} | {_who(move)} | {clauses} |"


def _who(move: Move) -> str:
    return " or ".join(who.replace("role:", "handler with the role ") for who in move.by)


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
