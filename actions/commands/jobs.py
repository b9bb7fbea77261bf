"""askfirst jobs: what has to be done whether or not anybody talks."""

from datetime import datetime, timezone
from typing import Annotated, Optional

import typer
from sqlalchemy.engine import Engine

from actions.commands.plain_errors import plain_errors
from actions.errors import AskFirstError
from actions.jobs.run import run_jobs
from actions.notify.channel import Channel
from actions.notify.smtp import SmtpChannel
from actions.notify.teams import TeamsChannel
from actions.people.organisation import load_organisations
from actions.settings import settings, smtp_settings, teams_settings
from actions.store.database import engine_for

app = typer.Typer(help="Do what is due; run it every few minutes.", no_args_is_help=True)


# Without a callback, typer makes an only command the whole program, and `run` would not be its name.
@app.callback()
def _jobs() -> None: ...


@app.command()
def run(
    now: Annotated[Optional[str], typer.Option("--now", help="Another moment, in demo mode only, in ISO 8601.")] = None,
) -> None:
    """Remind, escalate and deliver what is due, and count it; safe to run twice and on several machines at once."""
    with plain_errors():
        moment = _moment(now)
        organisations = load_organisations(settings().corpus_folder)
        address = settings().public_url
        engine = engine_for(settings().database_url)
        counts = run_jobs(engine, organisations, _channels(engine), moment, address)
    for what, number in counts.items():
        typer.echo(f"{what.replace('_', ' ')}: {number}")


def _channels(engine: Engine) -> tuple[Channel, ...]:
    mail, teams = smtp_settings(), teams_settings()
    by_mail = (SmtpChannel(mail),) if mail.host else ()
    return (*by_mail, TeamsChannel(teams, engine)) if teams.is_on else by_mail


def _moment(told: str | None) -> datetime:
    if told is None:
        return datetime.now(timezone.utc)
    if not settings().demo_mode:
        raise AskFirstError("--now is for demonstrations: it needs ASKFIRST_DEMO_MODE.")
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        raise AskFirstError(f"{told} is no moment such as 2026-02-28T15:00:00+13:00.") from None
    if moment.tzinfo is None:
        raise AskFirstError(f"{told} needs its offset from UTC, as in 2026-02-28T15:00:00+13:00.")
    return moment
