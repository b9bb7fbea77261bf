"""What the commands that list registers have in common."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Annotated, Optional

import typer
from sqlalchemy.orm import Session

from actions.commands.options import person_in_directory, write_json
from actions.commands.session import command_session, operator
from actions.commands.spreadsheet import write_csv
from actions.errors import AskFirstError
from actions.people.organisation import Organisation, load_organisations
from actions.people.person import Person
from actions.settings import corpus_folder, settings
from actions.store import audit

OfOrganisation = Annotated[Optional[str], typer.Option("--organisation", help="Whose register; else all.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Write CSV.")]

Row = dict[str, str]
ReadRows = Callable[[Session, Organisation, Optional[Person], datetime], list[Row]]
"""Returns the rows of an organisation that a person may see at a moment, or all of them."""


@dataclass(frozen=True)
class Register:
    """A register: its columns, those that hold words and names, what the audit trail calls it, and a line of text."""

    name: str
    columns: Sequence[str]
    confidential: Collection[str]
    in_a_line: Callable[[Row], str]


def write_register(
    register: Register,
    read: ReadRows,
    *,
    organisation: str | None,
    person: str | None,
    as_json: bool,
    as_csv: bool,
    asked: str | None = None,
) -> None:
    """Write a register as a person may see it, else without its words and names; the audit trail records who read it.

    Outside demonstrations whoever runs the installation sees these as somebody who may see them alone.
    """
    with command_session() as session:
        if as_json and as_csv:
            raise AskFirstError("Choose one of --json and --csv.")
        now, viewer = datetime.now(timezone.utc), person_in_directory(session, person) if person else None
        rows = [row for each in _organisations(organisation, viewer) for row in read(session, each, viewer, now)]
        details = {name: value for name, value in {"as": person, "due": asked}.items() if value}
        audit.record(
            session,
            at=now,
            actor=operator(),
            action=f"{register.name}.read",
            subject=organisation or "all",
            details=details,
        )
    shown = rows if viewer or settings().demo_mode else [_outline(row, register) for row in rows]
    _write(shown, register, as_json=as_json, as_csv=as_csv)


def _organisations(key: str | None, viewer: Person | None) -> list[Organisation]:
    """Returns the organisations to list: a person's own, the one asked for, or all of them."""
    known = load_organisations(corpus_folder())
    if key is not None and key not in known:
        raise AskFirstError(f"there is no organisation called '{key}'")
    if key and viewer and key != viewer.organisation:
        raise AskFirstError(f"{viewer.email} belongs to {viewer.organisation}, not to {key}.")
    wanted = key or (viewer.organisation if viewer else None)
    return [known[wanted]] if wanted else list(known.values())


def _outline(row: Row, register: Register) -> Row:
    return {column: "" if column in register.confidential else value for column, value in row.items()}


def _write(rows: list[Row], register: Register, *, as_json: bool, as_csv: bool) -> None:
    if as_json:
        write_json(rows)
    elif as_csv:
        write_csv(register.columns, (list(row.values()) for row in rows))
    else:
        for row in rows:
            typer.echo(register.in_a_line(row).rstrip())
