"""What an enquiry after a case hears, remembers and answers. Knows nothing of Rasa."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from actions.conversation.message import Message
from actions.conversation.telling.case_status.wish import Wish
from actions.conversation.telling.reply import Reply

REFERENCE, RECEIPT, WISH, WORDS, CONFIRMED = "reference", "receipt", "wish", "words", "confirmed"


class Step(Enum):
    """Where an enquiry stands after a turn."""

    ASKING = "asking"
    DONE = "done"
    RECEIPT_TOLD = "receipt_told"
    ADDING = "adding"
    WITHDRAWING = "withdrawing"


@dataclass(frozen=True)
class Enquired:
    """What is known so far: `asked` is what was asked for last.

    `by_receipt` says that the case is spoken of by whoever holds its receipt. The receipt itself is not remembered.
    """

    wish: Wish | None = None
    reference: str | None = None
    words: str | None = None
    by_receipt: bool = False
    asked: str | None = None
    failed_attempts: int = 0


@dataclass(frozen=True)
class Heard:
    """One message: what was typed, or the intent and values of the button that was `pressed`.

    `hint` is the short reply that typed words resemble.
    """

    text: str = ""
    pressed: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    hint: Reply | None = None


@dataclass(frozen=True)
class Outcome:
    """The outcome of a turn; `receipt` are the words to be tried as one, kept nowhere."""

    enquired: Enquired
    step: Step
    says: tuple[Message, ...] = ()
    receipt: str = ""
