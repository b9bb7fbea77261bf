"""Turns what a person can put right into a plain line on standard error and exit status 2."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from actions.errors import AskFirstError

EXIT_STATUS = 2


@contextmanager
def plain_errors() -> Iterator[None]:
    """Ends the program with exit status 2 where its body meets such an error; all others pass."""
    try:
        yield
    except AskFirstError as error:
        _end(str(error))
    except SQLAlchemyError as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        _end(f"The database does not answer as it should (has `askfirst db upgrade` been run?): {cause}")


def _end(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(EXIT_STATUS)
