"""askfirst cases: look at cases and reply to them, for whoever runs the installation."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timezone
from typing import Annotated, Any
from uuid import uuid4

import typer
from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.case import Case
from actions.cases.messages import CaseMessage, messages_of, reply_to_case
from actions.commands.session import command_session, operator
from actions.errors import AskFirstError
from actions.people.directory import find
from actions.store import audit

app = typer.Typer(help="Look at cases and reply to them.", no_args_is_help=True)
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
        case = _case(session, reference)
        _record(session, "case.read", case)
        messages = messages_of(session, case)
    if as_json:
        _write_json({**asdict(case), "messages": [asdict(message) for message in messages]})
        return
    for name, value in {**_outline(case), **case.fields}.items():
        typer.echo(f"{name}: {value}")
    for message in messages:
        typer.echo(f"{message.at:%Y-%m-%d %H:%M} UTC, {_author(message)}: {message.words}")


@app.command()
def reply(
    reference: str,
    words: str,
    handler: Annotated[str, typer.Option("--as", help="The e-mail address of the handler who replies.")],
) -> None:
    """Reply to whoever opened a case, for one of its handlers; the audit trail records that you did."""
    with command_session() as session:
        case = _case(session, reference)
        author = find(session, handler)
        if author is None:
            raise AskFirstError(f"There is nobody with the address {handler} in the directory.")
        reply_to_case(session, case, author, words, datetime.now(timezone.utc), submission_key=uuid4().hex)
        _record(session, "case.reply_entered", case)
    typer.echo(f"The reply to {case.reference} is kept.")


def _case(session: Session, reference: str) -> Case:
    case = repository.with_reference(session, reference)
    if case is None:
        raise AskFirstError(f"There is no case {reference}.")
    return case


def _record(session: Session, action: str, case: Case) -> None:
    now = datetime.now(timezone.utc)
    audit.record(session, at=now, actor=operator(), action=action, subject=case.reference, details={})


def _author(message: CaseMessage) -> str:
    return message.author or "whoever opened it"


def _outline(case: Case) -> Mapping[str, Any]:
    confidential = ("fields", "respondents", "history")
    return {name: value for name, value in asdict(case).items() if name not in confidential}


def _write_json(value: Any) -> None:
    typer.echo(json.dumps(value, default=datetime.isoformat, ensure_ascii=False, indent=2))
