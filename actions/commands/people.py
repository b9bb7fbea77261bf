"""askfirst people: the directory."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Optional

import typer

from actions.commands.session import command_session, operator
from actions.errors import AskFirstError
from actions.people import directory
from actions.people.directory_columns import directory_columns
from actions.people.directory_file import Export
from actions.people.organisation import load_organisations
from actions.settings import corpus_folder

app = typer.Typer(help="Load and list the directory.", no_args_is_help=True)


@app.command("import")
def import_people(
    file: Path,
    organisation: Annotated[
        Optional[str], typer.Option("--organisation", help="Whose export from Entra ID the file is.")
    ] = None,
    roles: Annotated[
        Optional[Path], typer.Option("--roles", help="A CSV file of email and roles, for roles that the file lacks.")
    ] = None,
) -> None:
    """Make the directory say what a CSV file says; whoever its organisations no longer list has left."""
    with command_session() as session:
        export = _export(organisation) if organisation else None
        result = directory.import_csv(session, file, operator(), export=export, roles=roles)
    typer.echo(f"{len(result.created)} created, {len(result.changed)} changed, {len(result.left)} left.")


def _export(organisation: str) -> Export:
    if organisation not in load_organisations(corpus_folder()):
        raise AskFirstError(f"there is no organisation called '{organisation}'")
    return Export(organisation, directory_columns(corpus_folder() / organisation))


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
