"""What a button stands for, signed so that a person can press only what the assistant offered to them."""

from dataclasses import dataclass
from datetime import timedelta

import jwt

from bot.channels.tokens import Signer

AUDIENCE = "askfirst-choice"
LIFETIME = timedelta(days=1)


@dataclass(frozen=True)
class Choices:
    """The choices one conversation offers, each good for a `lifetime`."""

    signer: Signer
    conversation: str
    lifetime: timedelta = LIFETIME

    def offer(self, payload: str) -> str:
        """The opaque value a button carries in place of its payload."""
        return self.signer.sign(AUDIENCE, self.conversation, self.lifetime, payload=payload)

    def accept(self, choice: str) -> str:
        """The payload of a choice offered in this conversation, or jwt.InvalidTokenError."""
        claims = self.signer.read(AUDIENCE, choice)
        if claims["sub"] != self.conversation:
            raise jwt.InvalidTokenError("offered in another conversation")
        return str(claims["payload"])
