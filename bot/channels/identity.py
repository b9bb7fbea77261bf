"""Who is speaking: proved by a signed token at the door, never by anything the client says about itself."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

import jwt

from bot.channels.tokens import Signer

WEB_AUDIENCE = "askfirst-web"
ACTIONS_AUDIENCE = "askfirst-actions"
ATTESTATION_LIFETIME = timedelta(minutes=5)


@dataclass(frozen=True)
class Person:
    """Someone a channel has identified."""

    email: str
    organisation: str


@dataclass(frozen=True)
class Identity:
    """Recognises people and speaks for them to the action server."""

    signer: Signer

    def token(self, person: Person, lifetime: timedelta) -> str:
        """What a signed-in person shows with every request."""
        return self.signer.sign(WEB_AUDIENCE, person.email, lifetime, organisation=person.organisation)

    def person(self, token: str) -> Person:
        """Whom a token was issued to, or jwt.InvalidTokenError."""
        claims = self.signer.read(WEB_AUDIENCE, token)
        if not isinstance(claims.get("organisation"), str):
            raise jwt.MissingRequiredClaimError("organisation")
        return Person(claims["sub"], claims["organisation"])

    def conversation(self, person: Person) -> str:
        """The person's one conversation, under a name that tells nobody whose it is."""
        owner = f"conversation|{person.organisation}|{person.email.casefold()}"
        return hmac.new(self.signer.key.encode(), owner.encode(), hashlib.sha256).hexdigest()

    def attestation(self, person: Person) -> str:
        """Tells the action server who is speaking in this conversation, for the length of a turn."""
        return self.signer.sign(
            ACTIONS_AUDIENCE, person.email, ATTESTATION_LIFETIME, conversation=self.conversation(person)
        )
