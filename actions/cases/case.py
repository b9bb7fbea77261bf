"""A case, as everything outside the database sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class HistoryEntry:
    """The case came into `status`; `actor` is absent where that person is anonymous."""

    at: datetime
    status: str
    actor: str | None


@dataclass(frozen=True)
class Case:
    """One matter that a person opened. All moments are in UTC.

    `handlers` are e-mail addresses or names of roles; `respondents` the addresses of everybody in the
    directory whom it may be about; `fields` are as validate_fields returns them, narratives included.
    """

    reference: str
    kind: str
    organisation: str
    status: str
    opened_by: str | None
    handlers: tuple[str, ...]
    respondents: tuple[str, ...]
    opened_at: datetime
    due_at: datetime
    fields: Mapping[str, str]
    history: tuple[HistoryEntry, ...]
