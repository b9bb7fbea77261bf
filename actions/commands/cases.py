"""askfirst cases: look at cases, for whoever runs the installation, and handle them, for those who may."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

import typer
from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.case import Case
from actions.cases.messages import messages_of, reply_to_case
from actions.commands.case_moves import make, moves
from actions.commands.options import As, AsJson, AsOptional, case_seen_by, person_in_directory, write_json
from actions.commands.session import command_session, operator
from actions.errors import AskFirstError
from actions.settings import settings
from actions.store import audit

app = typer.Typer(help="Look at cases and handle them.", no_args_is_help=True)
app.command("moves")(moves)
app.command("move")(make)
# What whoever runs the installation may know of a case that is none of theirs.
OUTLINE = ("reference", "kind", "organisation", "status", "handlers", "opened_at", "due_at")


@app.command("list")
def list_cases(as_json: AsJson = False) -> None:
    """List all cases, newest first, without what was told in them or by whom."""
    with command_session() as session:
        outlines = [_outline(case) for case in repository.everything(session)]
    if as_json:
        write_json(outlines)
        return
    for case in outlines:
        due = f"due {case['due_at']:%Y-%m-%d %H:%M} UTC"
        typer.echo(f"{case['reference']}  {case['kind']}  {case['status']}  {due}")


@app.command()
def show(reference: str, person: AsOptional = None, as_json: AsJson = False) -> None:
    """Show one case as a person sees it who may, else its outline; the audit trail records that you did."""
    with command_session() as session:
        if person is not None:
            shown = _in_full(session, case_seen_by(session, reference, person))
        elif as_json and settings().demo_mode:
            shown = _in_full(session, _case(session, reference))
        else:
            shown = _outline(_case(session, reference))
        _record(session, "case.read", shown["reference"], {"as": person} if person else {})
    if as_json:
        write_json(shown)
        return
    _write(shown)


@app.command()
def reply(
    reference: str,
    words: str,
    handler: As,
) -> None:
    """Reply to whoever opened a case, for one of its handlers; the audit trail records that you did."""
    with command_session() as session:
        case = _case(session, reference)
        author = person_in_directory(session, handler)
        reply_to_case(session, case, author, words, datetime.now(timezone.utc), submission_key=uuid4().hex)
        _record(session, "case.reply_entered", case.reference, {})
    typer.echo(f"The reply to {case.reference} is kept.")


def _case(session: Session, reference: str) -> Case:
    case = repository.with_reference(session, reference)
    if case is None:
        raise AskFirstError(f"There is no case {reference}.")
    return case


def _record(session: Session, action: str, reference: str, details: Mapping[str, str]) -> None:
    now = datetime.now(timezone.utc)
    audit.record(session, at=now, actor=operator(), action=action, subject=reference, details=details)


def _write(shown: Mapping[str, Any]) -> None:
    for name, value in {**{name: shown[name] for name in OUTLINE}, **shown.get("fields", {})}.items():
        typer.echo(f"{name}: {value}")
    for entry in shown.get("history", ()):
        typer.echo(f"{_when_and_who(entry['at'], entry['actor'])}: {entry['move'] or 'opened'}")
        for name, value in entry["told"].items():
            typer.echo(f"  {name}: {value}")
    for message in shown.get("messages", ()):
        typer.echo(f"{_when_and_who(message['at'], message['author'])}: {message['words']}")


def _when_and_who(moment: datetime, person: str | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC, {person or 'whoever opened it'}"


def _in_full(session: Session, case: Case) -> Mapping[str, Any]:
    return {**asdict(case), "messages": [asdict(message) for message in messages_of(session, case)]}


def _outline(case: Case) -> Mapping[str, Any]:
    names = (*OUTLINE, "opened_by") if settings().demo_mode else OUTLINE
    told = asdict(case)
    return {name: told[name] for name in names}
