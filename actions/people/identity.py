"""Who is speaking, as the bot attests it."""

from typing import Any

import jwt
from sqlalchemy.orm import Session

from actions.errors import AskFirstError
from actions.people import directory
from actions.people.person import Person
from actions.settings import settings

AUDIENCE = "askfirst-actions"
ALGORITHM = "HS256"
CLAIMS = ["sub", "aud", "exp", "conversation"]


class IdentityError(AskFirstError):
    """It is not certain who is speaking, so nothing may be shown or done."""


class StrangerError(IdentityError):
    """Whoever is speaking came in with this organisation's people and is not in its directory."""

    def __init__(self, organisation: str | None) -> None:
        super().__init__("Whoever is speaking is not in the directory.")
        self.organisation = organisation


def person_from_attestation(session: Session, token: str, conversation: str) -> Person:
    """Returns the person whom the bot attests to be speaking in this conversation (its sender id).

    The attestation is a JWT signed with HS256 under the shared signing key, with the person's e-mail address
    as `sub`, `askfirst-actions` as `aud`, the sender id as `conversation`, and `exp`. It may name their Entra
    object id as `object_id`, which then counts before the address, and their `organisation`. Raises IdentityError
    where it is forged, expired or made for another conversation, and StrangerError where it is about nobody in that
    organisation's directory.
    """
    claims = _verified(token)
    if claims["conversation"] != conversation:
        raise IdentityError("The proof of who is speaking belongs to another conversation.")
    person = _person(session, claims["sub"], claims.get("object_id"))
    if person is None or person.organisation != claims.get("organisation", person.organisation):
        raise StrangerError(claims.get("organisation"))
    return person


def _person(session: Session, email: str, object_id: str | None) -> Person | None:
    """Returns the person with this Entra object id, else with this address; an address may have passed to another."""
    if not object_id:
        return directory.find(session, email)
    by_id = directory.find_by_object_id(session, object_id)
    by_email = directory.find(session, email)
    return by_id or (by_email if by_email and not by_email.entra_object_id else None)


def _verified(token: str) -> dict[str, Any]:
    key = settings().signing_key.get_secret_value()
    try:
        return jwt.decode(token, key, algorithms=[ALGORITHM], audience=AUDIENCE, options={"require": CLAIMS})
    except jwt.ExpiredSignatureError:
        raise IdentityError("The proof of who is speaking has expired; please sign in again.") from None
    except jwt.InvalidTokenError:
        raise IdentityError("The proof of who is speaking is not genuine.") from None
