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


def person_from_attestation(session: Session, token: str, conversation: str) -> Person:
    """Returns the person whom the bot attests to be speaking in this conversation (its sender id).

    The attestation is a JWT signed with HS256 under the shared signing key, with the person's e-mail address
    as `sub`, `askfirst-actions` as `aud`, the sender id as `conversation`, and `exp`. Raises IdentityError
    where it is forged, expired, made for another conversation, or about nobody in the directory.
    """
    claims = _verified(token)
    if claims["conversation"] != conversation:
        raise IdentityError("The proof of who is speaking belongs to another conversation.")
    person = directory.find(session, claims["sub"])
    if person is None:
        raise IdentityError("Whoever is speaking is not in the directory.")
    return person


def _verified(token: str) -> dict[str, Any]:
    key = settings().signing_key.get_secret_value()
    try:
        return jwt.decode(token, key, algorithms=[ALGORITHM], audience=AUDIENCE, options={"require": CLAIMS})
    except jwt.ExpiredSignatureError:
        raise IdentityError("The proof of who is speaking has expired; please sign in again.") from None
    except jwt.InvalidTokenError:
        raise IdentityError("The proof of who is speaking is not genuine.") from None
