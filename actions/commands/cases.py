"""askfirst cases: look at cases, for whoever runs the installation."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timezone
from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.case import Case
from actions.commands.session import command_session, operator
from actions.errors import AskFirstError
from actions.store import audit

app = typer.Typer(help="Look at cases.", no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON.")]


@app.command("list")
def list_cases(as_json: AsJson = False) -> None:
    """List all cases, newest first, without what was told in them."""
    with command_session() as session:
        outlines = [_outline(case) for case in repository.everything(session)]
    if as_json:
        _write_json(outlines)
        return
    for case in outlines:
        due = f"due {case['due_at']:%Y-%m-%d %H:%M} UTC"
        typer.echo(f"{case['reference']}  {case['kind']}  {case['status']}  {due}")


@app.command()
def show(reference: str, as_json: AsJson = False) -> None:
    """Show one case with everything told in it; the audit trail records that you did."""
    with command_session() as session:
        case = _read(session, reference)
    if as_json:
        _write_json(asdict(case))
        return
    for name, value in {**_outline(case), **case.fields}.items():
        typer.echo(f"{name}: {value}")


def _read(session: Session, reference: str) -> Case:
    case = repository.with_reference(session, reference)
    if case is None:
        raise AskFirstError(f"There is no case {reference}.")
    now = datetime.now(timezone.utc)
    audit.record(session, at=now, actor=operator(), action="case.read", subject=case.reference, details={})
    return case


def _outline(case: Case) -> Mapping[str, Any]:
    confidential = ("fields", "respondents", "history")
    return {name: value for name, value in asdict(case).items() if name not in confidential}


def _write_json(value: Any) -> None:
    typer.echo(json.dumps(value, default=datetime.isoformat, ensure_ascii=False, indent=2))
