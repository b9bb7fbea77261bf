"""Options that commands about cases share, and what they stand for."""

import json
from datetime import datetime
from typing import Annotated, Any, Optional

import typer
from sqlalchemy.orm import Session

from actions.cases.case import Case
from actions.cases.service import find_case
from actions.errors import AskFirstError
from actions.people.directory import find
from actions.people.person import Person

AsJson = Annotated[bool, typer.Option("--json", help="Write JSON.")]
As = Annotated[str, typer.Option("--as", help="The e-mail address of the person who does it.")]
AsOptional = Annotated[Optional[str], typer.Option("--as", help="The e-mail address of the person who looks.")]


def person_in_directory(session: Session, email: str) -> Person:
    """Returns the person with this address. Raises AskFirstError where there is none."""
    person = find(session, email)
    if person is None:
        raise AskFirstError(f"There is nobody with the address {email} in the directory.")
    return person


def case_seen_by(session: Session, reference: str, email: str) -> Case:
    """Returns a case as this person sees it. Raises AskFirstError alike where there is none or it is not theirs."""
    case = find_case(session, reference, person_in_directory(session, email))
    if case is None:
        raise AskFirstError(f"There is no case {reference} that {email} may see.")
    return case


def write_json(value: Any) -> None:
    """Write a value to standard output as JSON, moments in ISO 8601."""
    typer.echo(json.dumps(value, default=datetime.isoformat, ensure_ascii=False, indent=2))
