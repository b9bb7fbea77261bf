"""askfirst demo: an installation to show around."""

from datetime import datetime, timezone

import typer

from actions.commands.plain_errors import plain_errors
from actions.demo import fill as demo
from actions.errors import AskFirstError
from actions.people.organisation import load_organisations
from actions.settings import settings
from actions.store.database import engine_for

app = typer.Typer(help="Prepare a demonstration.", no_args_is_help=True)


# Without a callback, typer makes an only command the whole program, and `fill` would not be its name.
@app.callback()
def _demo() -> None: ...


@app.command()
def fill() -> None:
    """Open cases of every kind in different states, for the people of the demo directory; safe to run twice."""
    with plain_errors():
        if not settings().demo_mode:
            raise AskFirstError("Only a demonstration is filled with made-up cases: it needs ASKFIRST_DEMO_MODE.")
        organisations = load_organisations(settings().corpus_folder)
        opened = demo.fill(engine_for(settings().database_url), organisations, datetime.now(timezone.utc))
    typer.echo(f"{len(opened)} cases opened." if opened else "Every case of the demonstration is there already.")
