"""Short statements that this server signs and later recognises as its own."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

import jwt

ISSUER = "askfirst"
ALGORITHM = "HS256"
REQUIRED_CLAIMS = ["iss", "aud", "exp", "sub"]


@dataclass(frozen=True)
class Signer:
    """Signs and reads statements; each has one audience, so none can be passed off as another kind."""

    key: str

    def sign(self, audience: str, subject: str, lifetime: timedelta, **claims: str) -> str:
        """State something about a subject, to one audience, for a while."""
        expiry = datetime.now(timezone.utc) + lifetime
        statement = {"iss": ISSUER, "aud": audience, "sub": subject, "exp": expiry, **claims}
        return jwt.encode(statement, self.key, algorithm=ALGORITHM)

    def read(self, audience: str, token: str) -> dict[str, Any]:
        """The statement, or jwt.InvalidTokenError if it is forged, expired or meant for another audience."""
        if not token.isascii():
            raise jwt.DecodeError("a token is written in ASCII")
        return jwt.decode(
            token,
            self.key,
            algorithms=[ALGORITHM],
            audience=audience,
            issuer=ISSUER,
            options={"require": REQUIRED_CLAIMS},
        )
