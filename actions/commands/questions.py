"""askfirst questions: what people asked that the policies did not settle, for policy owners."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timezone
from typing import Annotated, Optional

import typer

from actions.commands.session import command_session, operator
from actions.commands.spreadsheet import write_csv
from actions.errors import AskFirstError
from actions.people.organisation import load_organisations
from actions.questions.unsettled import Tally, tallies
from actions.settings import corpus_folder
from actions.store import audit

HEADER = ("matter", "reason", "verdict", "count", "text", "text_count")


def questions(
    organisation: Annotated[str, typer.Option("--organisation", help="Whose questions to count.")],
    since: Annotated[
        Optional[datetime], typer.Option("--since", formats=["%Y-%m-%d"], help="Count from this day.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Write CSV, a line for each text.")] = False,
) -> None:
    """Count the questions that were declined or whose answer did not help, by matter, the most frequent first."""
    with command_session() as session:
        if as_json and as_csv:
            raise AskFirstError("Choose one of --json and --csv.")
        if organisation not in load_organisations(corpus_folder()):
            raise AskFirstError(f"there is no organisation called '{organisation}'")
        found = tallies(session, organisation, since.date() if since else None)
        now = datetime.now(timezone.utc)
        audit.record(session, at=now, actor=operator(), action="questions.read", subject=organisation, details={})
    write = _write_json if as_json else _write_csv if as_csv else _write_plainly
    write(found)


def _write_plainly(found: Iterable[Tally]) -> None:
    for tally in found:
        typer.echo(f"{tally.count:>4}  {tally.matter}  {tally.reason.value}  {tally.verdict}")
        for text, count in tally.texts:
            typer.echo(f"      {count:>4}  {text}")


def _write_json(found: Iterable[Tally]) -> None:
    entries = [
        {**asdict(tally), "texts": [{"text": text, "count": count} for text, count in tally.texts]} for tally in found
    ]
    typer.echo(json.dumps(entries, ensure_ascii=False, indent=2))


def _write_csv(found: Iterable[Tally]) -> None:
    write_csv(
        HEADER,
        (
            (tally.matter, tally.reason.value, tally.verdict, tally.count, text, count)
            for tally in found
            for text, count in tally.texts or [("", "")]
        ),
    )
