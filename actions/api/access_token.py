"""Who calls: proved by a short-lived token that whoever runs the installation issues."""

from datetime import datetime, timedelta

import jwt

from actions.errors import AskFirstError
from actions.settings import settings

AUDIENCE = "askfirst-api"
ISSUER = "askfirst"
ALGORITHM = "HS256"
CLAIMS = ["sub", "aud", "iss", "iat", "exp"]


class AccessTokenError(AskFirstError):
    """It is not certain who calls, so nothing may be shown or done."""


def issue_token(email: str, lifetime: timedelta, now: datetime) -> str:
    """Returns a token with which this person's calls are made until its lifetime is over."""
    claims = {"sub": email, "aud": AUDIENCE, "iss": ISSUER, "iat": now, "exp": now + lifetime}
    return jwt.encode(claims, settings().signing_key.get_secret_value(), algorithm=ALGORITHM)


def caller(token: str) -> str:
    """Returns the e-mail address of the person for whom a token was issued.

    Raises AccessTokenError where it is forged, expired or made for anything but this API.
    """
    key = settings().signing_key.get_secret_value()
    try:
        claims = jwt.decode(
            token, key, algorithms=[ALGORITHM], audience=AUDIENCE, issuer=ISSUER, options={"require": CLAIMS}
        )
    except jwt.ExpiredSignatureError:
        raise AccessTokenError("The token has expired; please ask for another.") from None
    except (jwt.InvalidTokenError, UnicodeError):
        raise AccessTokenError("Please send a token that was issued for this API.") from None
    return str(claims["sub"])
