"""What the talk about a case hears, remembers and answers. Knows nothing of Rasa."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from actions.conversation.message import Message

CASE, DEED, NEED, CONSENT = "reference", "deed", "told", "confirmed"
SKIPPED = ""


class Step(Enum):
    """Where the talk stands after a turn; `ELSEWHERE` is a message that has nothing to do with it."""

    ASKING = "asking"
    DOING = "doing"
    DONE = "done"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Handled:
    """What is known so far: the case with the version that was seen, what is to be done with it, what was told for it.

    `listed` are the references in the order in which they were listed, `asked` is what was asked for last, and `done`
    what was done last. A need that was skipped is told as an empty text.
    """

    reference: str | None = None
    version: int = 0
    deed: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)
    listed: tuple[str, ...] = ()
    asked: str | None = None
    done: str | None = None
    failed_attempts: int = 0


@dataclass(frozen=True)
class Heard:
    """One message: what was typed, or the intent and values of the button that was `pressed`.

    `is_elsewhere` tells that typed words surely belong to another topic.
    """

    text: str = ""
    pressed: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    is_elsewhere: bool = False


@dataclass(frozen=True)
class Outcome:
    """The outcome of a turn."""

    handled: Handled
    step: Step
    says: tuple[Message, ...] = ()
