"""askfirst people: the directory."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from actions.commands.session import command_session, operator
from actions.people import directory

app = typer.Typer(help="Load and list the directory.", no_args_is_help=True)


@app.command("import")
def import_people(file: Path) -> None:
    """Make the directory say what a CSV file says; whoever its organisations no longer list has left."""
    with command_session() as session:
        result = directory.import_csv(session, file, operator())
    typer.echo(f"{len(result.created)} created, {len(result.changed)} changed, {len(result.left)} left.")


@app.command("list")
def list_people(as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False) -> None:
    """List everybody in the directory, those who have left included."""
    with command_session() as session:
        everybody = directory.list_people(session)
    if as_json:
        entries = [asdict(person) for person in everybody]
        typer.echo(json.dumps(entries, default=sorted, ensure_ascii=False, indent=2))
        return
    for person in everybody:
        roles = ", ".join(sorted(person.roles)) if person.active else "left"
        typer.echo(f"{person.email}  {person.name}  {person.organisation}  {roles}")
