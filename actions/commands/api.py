"""askfirst api: let another system call the API for a person."""

from datetime import datetime, timedelta, timezone
from typing import Annotated

import typer

from actions.api.access_token import issue_token
from actions.commands.options import As, person_in_directory
from actions.commands.session import command_session, operator
from actions.store import audit

app = typer.Typer(help="Let another system call the API.", no_args_is_help=True)
Hours = Annotated[int, typer.Option("--hours", min=1, max=24, help="How long the token is good.")]


# Without a callback, typer makes an only command the whole program, and `token` would not be its name.
@app.callback()
def _api() -> None: ...


@app.command()
def token(person: As, hours: Hours = 1) -> None:
    """Issue a token with which a system calls the API as this person; the audit trail records that you did."""
    now = datetime.now(timezone.utc)
    with command_session() as session:
        email = person_in_directory(session, person).email
        issued = issue_token(email, timedelta(hours=hours), now)
        audit.record(
            session, at=now, actor=operator(), action="api.token_issued", subject=email, details={"hours": hours}
        )
    typer.echo(issued)
