"""What a report form hears, remembers and answers. Knows nothing of Rasa."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from actions.conversation.message import Message
from actions.conversation.telling.dialogue_act.dialogue_act import Heard, read_act

CONFIRMED = "confirmed"
NOT_KNOWN = "unknown"

Values = Mapping[str, str]


class Step(Enum):
    """Where a report stands after a turn."""

    TELLING = "telling"
    SUBMITTED = "submitted"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Told:
    """What has been told so far: `asked` is the field asked for, or CONFIRMED when the summary was read back.

    `skipped` are the optional fields that the person would rather leave open, and those of which no more is known.
    """

    values: Values = field(default_factory=dict)
    asked: str | None = None
    failed_attempts: int = 0
    skipped: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Input:
    """One message: what was typed, or the intent, field and value of the button that was `pressed`.

    `is_telling` says that the words seem to tell of the matter itself, `at_summary` that the summary was read back.
    """

    text: str
    now: datetime
    pressed: str = ""
    field: str | None = None
    value: str | None = None
    is_telling: bool = False
    at_summary: bool = False

    @property
    def heard(self) -> Heard:
        """What the words most probably do to the report."""
        return read_act(self.text, at_summary=self.at_summary)


@dataclass(frozen=True)
class Turn:
    """The outcome of a turn."""

    told: Told
    step: Step
    says: tuple[Message, ...] = ()


def _nothing_wrong(_values: Values) -> Mapping[str, str]:
    return {}


def _as_told(_name: str, _value: str) -> str | None:
    return None


@dataclass(frozen=True)
class Reader:
    """How the fields of one kind of case are read from people's words.

    `fields` takes a text, the field that it answers if any, what is known already, and the local time. `account`
    gives the account of what happened where a text is one. `settle` adds to what was told what follows from it.
    `faults` says of each value that cannot stand, by its field, why not. `in_words` puts the value of a field as it
    is read back, where it is not shown as it was told.
    """

    fields: Callable[[str, str | None, Values, datetime], dict[str, str]]
    account: Callable[[str], str | None]
    settle: Callable[[Values], dict[str, str]] = dict
    faults: Callable[[Values], Mapping[str, str]] = _nothing_wrong
    in_words: Callable[[str, str], str | None] = _as_told
