"""What proves that a request comes from Teams: a token that the Bot Framework signed for this bot."""

from dataclasses import dataclass
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import Key

from bot.channels.refusals import TRY_AGAIN, Refusal
from bot.channels.teams.incoming import Incoming
from bot.channels.teams.signing_keys import KeysUnavailableError, SigningKeys

ALGORITHM = "RS256"
REGISTRY = jws.JWSRegistry(algorithms=[ALGORITHM], strict_check_header=False)
LEEWAY_SECONDS = 5 * 60
SCHEME = "Bearer"


@dataclass(frozen=True)
class Proof:
    """What a genuine token says: from which service it comes, and for which channels its key may sign."""

    service_url: str
    channels: frozenset[str]

    def covers(self, activity: Incoming) -> bool:
        """Whether it proves that this very activity is genuine."""
        return activity.service_url == self.service_url and activity.channel in self.channels


@dataclass(frozen=True)
class ProofReader:
    """Reads the tokens that are made for one bot by one issuer."""

    keys: SigningKeys
    audience: str
    issuer: str

    async def read(self, authorization: str) -> Proof:
        """What the header of a request proves; refuses it where that is nothing."""
        scheme, _, token = authorization.partition(" ")
        try:
            key = await self._key(token if scheme == SCHEME else "")
            claims = self._claims(token, key)
        except KeysUnavailableError:
            raise Refusal(503, TRY_AGAIN) from None
        except (JoseError, ValueError, TypeError, RecursionError):
            raise Refusal(401, "This request does not prove where it comes from.") from None
        return Proof(claims["serviceurl"], frozenset(key.get("endorsements") or ()))

    async def _key(self, token: str) -> Key:
        header = jws.extract_compact(token.encode(), registry=REGISTRY).headers()
        key = await self.keys.find(str(header.get("kid")))
        if key is None or key.key_type != "RSA":
            raise ValueError("signed with no published key")
        return key

    def _claims(self, token: str, key: Key) -> dict[str, Any]:
        claims = jwt.decode(token, key, registry=REGISTRY).claims
        wanted: dict[str, Any] = {
            "iss": {"essential": True, "value": self.issuer},
            "aud": {"essential": True, "value": self.audience},
            "exp": {"essential": True},
            "serviceurl": {"essential": True},
        }
        jwt.JWTClaimsRegistry(leeway=LEEWAY_SECONDS, **wanted).validate(claims)
        return claims
