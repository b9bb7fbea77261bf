"""askfirst cases moves, move: handle a case as one of those who may."""

from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Annotated, Optional

import typer
from sqlalchemy.orm import Session

from actions.cases.case import Case
from actions.cases.workflow.machine import known_of
from actions.cases.workflow.moving import make_move
from actions.cases.workflow.permission import moves_open_to
from actions.cases.workflow.table import Move, Need, NeedType, workflow_of
from actions.commands.options import As, AsJson, case_seen_by, person_in_directory, write_json
from actions.commands.session import command_session, operator
from actions.errors import AskFirstError
from actions.store import audit

Reason = Annotated[Optional[str], typer.Option("--reason", help="The words that the move needs.")]
Until = Annotated[Optional[str], typer.Option("--until", help="The day that the move needs, such as 2026-06-30.")]
Tell = Annotated[Optional[list[str]], typer.Option("--tell", help="Anything else that it needs, as NAME=VALUE.")]


def moves(reference: str, person: As, as_json: AsJson = False) -> None:
    """List what a person may do with a case now, and what each move needs."""
    with command_session() as session:
        case = case_seen_by(session, reference, person)
        possible = moves_open_to(person_in_directory(session, person), case)
    if as_json:
        write_json([{"name": each.name, "label": each.label, "needs": _needs(each, case)} for each in possible])
        return
    for move in possible:
        typer.echo(f"{move.name}  {move.label}")
        for need in move.needs_where(known_of(case)):
            typer.echo(f"  {need.name}{_leave(need)}: {need.ask}{_values(need)}")


def make(
    reference: str,
    move: str,
    person: As,
    reason: Reason = None,
    until: Until = None,
    tell: Tell = None,
    as_json: AsJson = False,
) -> None:
    """Make a move in a case for a person who may; the audit trail records that you did."""
    with command_session() as session:
        case = case_seen_by(session, reference, person)
        told = {**_first(case, move, "words", reason), **_first(case, move, "date", until), **_pairs(tell or ())}
        after = _make(session, case, move, person, told)
    if as_json:
        write_json({"reference": after.reference, "status": after.status, "handlers": after.handlers})
        return
    typer.echo(f"{after.reference} is {workflow_of(after.kind).states[after.status].label}.")


def _make(session: Session, case: Case, move: str, email: str, told: Mapping[str, str]) -> Case:
    now, person = datetime.now(timezone.utc), person_in_directory(session, email)
    after = make_move(session, case.reference, move, person, now, told, case.version)
    audit.record(
        session, at=now, actor=operator(), action="case.move_entered", subject=case.reference, details={"as": email}
    )
    return after


def _first(case: Case, move: str, kind: NeedType, value: str | None) -> dict[str, str]:
    """Returns the value under the name of the move's first need of this type, for the case to say what is wrong."""
    if value is None:
        return {}
    found = workflow_of(case.kind).move(move)
    names = [need.name for need in found.needs if need.type == kind] if found else []
    return {names[0] if names else {"words": "reason", "date": "until"}.get(kind, kind): value}


def _pairs(told: tuple[str, ...] | list[str]) -> dict[str, str]:
    pairs = [each.partition("=") for each in told]
    if not all(sign for _, sign, _ in pairs):
        raise AskFirstError("What is told must be NAME=VALUE, such as possible_offence=no.")
    return {name.strip(): value for name, _, value in pairs}


def _needs(move: Move, case: Case) -> list[dict[str, object]]:
    shown = {"name", "type", "ask", "choices", "optional", "only_if", "usual"}
    return [need.dict(include=shown, exclude_none=True) for need in move.needs_where(known_of(case))]


def _leave(need: Need) -> str:
    """Returns in words whether a need may be left out, and where alone it is told."""
    where = [f"where {name} is {' or '.join(values)}" for name, values in need.only_if.items()]
    notes = [*(["may be left out"] if need.optional else []), *where]
    return f" ({', '.join(notes)})" if notes else ""


def _values(need: Need) -> str:
    return f" [{', '.join(need.choices)}]" if need.choices else ""
