"""askfirst db: the database's schema."""

import typer

from actions.commands.plain_errors import plain_errors
from actions.settings import settings
from actions.store import migration
from actions.store.database import engine_for

app = typer.Typer(help="Bring the database's tables to a version.", no_args_is_help=True)


@app.command()
def upgrade(revision: str = typer.Argument("head")) -> None:
    """Bring the database up to a revision, the newest unless told."""
    with plain_errors():
        migration.upgrade(engine_for(settings().database_url), revision)
    typer.echo(f"The database is at revision {revision}.")


@app.command()
def downgrade(revision: str) -> None:
    """Take the database down to a revision ("base" for none); tables it drops lose their data."""
    with plain_errors():
        migration.downgrade(engine_for(settings().database_url), revision)
    typer.echo(f"The database is at revision {revision}.")
