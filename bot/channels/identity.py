"""Who is speaking: proved by a signed token at the door, never by anything the client says about itself."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import jwt

from bot.channels.tokens import Signer

WEB_AUDIENCE = "askfirst-web"
ACTIONS_AUDIENCE = "askfirst-actions"
ATTESTATION_LIFETIME = timedelta(minutes=5)


@dataclass(frozen=True)
class Person:
    """Someone a channel has identified; `object_id` is theirs in Entra ID, empty where it is not known.

    `group` is where they speak among others, empty where they are alone with the assistant.
    """

    email: str
    organisation: str
    object_id: str = ""
    group: str = ""


@dataclass(frozen=True)
class Identity:
    """Recognises people and speaks for them to the action server."""

    signer: Signer

    def token(self, person: Person, lifetime: timedelta) -> str:
        """What a signed-in person shows with every request."""
        return self.signer.sign(WEB_AUDIENCE, person.email, lifetime, **_claims(person))

    def person(self, token: str) -> Person:
        """Whom a token was issued to, or jwt.InvalidTokenError."""
        claims = self.signer.read(WEB_AUDIENCE, token)
        if not isinstance(claims.get("organisation"), str):
            raise jwt.MissingRequiredClaimError("organisation")
        return Person(claims["sub"], claims["organisation"], claims.get("object_id", ""))

    def expiry(self, token: str) -> datetime:
        """Until when a token is good, or jwt.InvalidTokenError."""
        return datetime.fromtimestamp(self.signer.read(WEB_AUDIENCE, token)["exp"], timezone.utc)

    def conversation(self, person: Person) -> str:
        """The person's one conversation, and one more in each group, under names that tell nobody whose they are."""
        owner = f"conversation|{person.organisation}|{person.object_id or person.email.casefold()}"
        place = f"{owner}|{person.group}" if person.group else owner
        return hmac.new(self.signer.key.encode(), place.encode(), hashlib.sha256).hexdigest()

    def attestation(self, person: Person) -> str:
        """Tells the action server who is speaking in this conversation, for the length of a turn."""
        conversation = self.conversation(person)
        return self.signer.sign(
            ACTIONS_AUDIENCE, person.email, ATTESTATION_LIFETIME, conversation=conversation, **_claims(person)
        )


def _claims(person: Person) -> dict[str, str]:
    return {"organisation": person.organisation, "object_id": person.object_id}
