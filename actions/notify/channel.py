"""What every way of reaching people has in common; a further one joins by keeping to this."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from actions.errors import AskFirstError


class NotSentError(AskFirstError):
    """This message has certainly not been sent; it may be tried again."""


class NoAddressError(NotSentError):
    """This person cannot be reached in this way at all, so that it need not be tried again."""


class UnreachableError(NotSentError):
    """No message at all can be sent now; this one has certainly not been sent."""


class UncertainError(AskFirstError):
    """Nobody can tell whether this message was sent, so it must not be tried again."""


@dataclass(frozen=True)
class Message:
    """What one person is told over a channel.

    `id` is the same however often it is tried, and belongs to no other message. `text` is a whole letter, `line` what
    it says of the matter `reference`, for channels on which nobody writes letters.
    """

    id: str
    to: str
    subject: str
    text: str
    at: datetime
    reference: str
    line: str


class Channel(Protocol):
    """A way of reaching people, known by its name."""

    @property
    def name(self) -> str:
        """Returns the name under which its deliveries are kept."""

    def send(self, message: Message) -> None:
        """Returns once the message is handed over. Raises NotSentError or a kind of it, or UncertainError."""
