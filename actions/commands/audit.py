"""askfirst audit: the audit trail."""

import typer

from actions.commands.session import command_session
from actions.store import audit

app = typer.Typer(help="Check the audit trail.", no_args_is_help=True)


# Without a callback, typer makes an only command the whole program, and `verify` would not be its name.
@app.callback()
def _audit() -> None: ...


@app.command()
def verify() -> None:
    """Check that no row of the audit trail was changed, removed or slipped in."""
    with command_session() as session:
        rows = audit.verify(session)
    typer.echo(f"The audit trail is unbroken: {rows} rows.")
