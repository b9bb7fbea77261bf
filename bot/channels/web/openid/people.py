"""Who somebody is, from what the provider says of them."""

from dataclasses import dataclass
from typing import Any

from bot.channels.identity import Person
from bot.channels.web.openid.provider import Claims, ProofRefusedError


@dataclass(frozen=True)
class SignedIn:
    """Somebody who has signed in, and how the page greets them."""

    person: Person
    name: str


@dataclass(frozen=True)
class PeopleOfProvider:
    """All people of one provider belong to one organisation; one claim holds their e-mail address."""

    organisation: str
    email_claim: str

    def signed_in(self, claims: Claims) -> SignedIn:
        """Whom the claims are about; raises ProofRefusedError where they do not say or the address is not verified."""
        email = _text(claims.get(self.email_claim))
        if "@" not in email or (self.email_claim == "email" and claims.get("email_verified") is False):
            raise ProofRefusedError
        person = Person(email.lower(), self.organisation, _text(claims.get("oid")).lower())
        return SignedIn(person, _text(claims.get("name")) or email)


def _text(claim: Any) -> str:
    return claim.strip() if isinstance(claim, str) else ""
