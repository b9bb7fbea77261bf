"""A case, as everything outside the database sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class HistoryEntry:
    """The case came into `status` by a move of its workflow, or stayed in it where that was a step to be recorded.

    `actor` is absent where that person is anonymous, `move` where the case was opened; `told` is what was told with it.
    """

    at: datetime
    status: str
    actor: str | None
    move: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """One matter that a person opened. All moments are in UTC.

    `handlers` are e-mail addresses or names of roles; `respondents` the addresses of everybody in the
    directory whom it may be about; `fields` are as validate_fields returns them, narratives included. `version`
    counts its changes; `arose_from` is the reference of the case because of which it was opened.
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
    version: int = 1
    arose_from: str | None = None
