"""Reads the fields of a declaration, of a gift or of an interest, from whatever message tells them."""

from collections.abc import Mapping
from datetime import datetime

from actions.cases.kinds import kind_named
from actions.conversation.telling import field_reader
from actions.conversation.telling.telling import Telling


def read_fields(kind: str, text: str, asked: str | None, known: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Return the fields that the text tells, by name; `asked` is the field that it answers, if any."""
    return field_reader.read_fields(kind_named(kind), Telling(text, asked, known, now), {})


def read_account(kind: str, text: str) -> str | None:
    """Return the text as what is declared where it says what that is, rather than only that something is."""
    return field_reader.read_account(kind_named(kind), text)
