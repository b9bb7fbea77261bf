"""Reads the fields of a harassment_complaint case from whatever message tells them."""

from collections.abc import Mapping
from datetime import datetime

from actions.cases.kinds import kind_named
from actions.conversation.telling import field_reader
from actions.conversation.telling.telling import Telling

KIND = "harassment_complaint"


def read_fields(text: str, asked: str | None, known: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Return the fields that the text tells, by name; `asked` is the field that it answers, if any."""
    return field_reader.read_fields(kind_named(KIND), Telling(text, asked, known, now), {})


def read_account(text: str) -> str | None:
    """Return the text as the account where it says what happened."""
    return field_reader.read_account(kind_named(KIND), text)
