"""The organisation's OpenID provider: where people prove who they are, and what it says of them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from aiolimiter import AsyncLimiter
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.base_client import BaseApp, OAuthError
from authlib.integrations.base_client.async_app import AsyncOAuth2Mixin
from authlib.integrations.base_client.async_openid import AsyncOpenIDMixin
from authlib.integrations.httpx_client import AsyncOAuth2Client
from httpx2 import HTTPError
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

DISCOVERY = "/.well-known/openid-configuration"
ALGORITHMS = ["RS256", "ES256"]
SCOPES = "openid profile email"
ANSWER_SECONDS = 10
LEEWAY_SECONDS = 60

Claims = Mapping[str, Any]


class ProviderUnavailableError(Exception):
    """The provider does not answer, or not as it should."""


class ProofRefusedError(Exception):
    """What should prove who somebody is does not."""


@dataclass(frozen=True)
class Asking:
    """A sign-in that was begun: what must be remembered until the browser returns."""

    state: str
    nonce: str
    code_verifier: str


class OpenIDApplication(AsyncOAuth2Mixin, AsyncOpenIDMixin, BaseApp):
    """Authlib's client for any web framework: discovery, authorisation code with PKCE, signing keys."""

    client_cls = AsyncOAuth2Client


class Provider:
    """One provider, known by its issuer, to which this installation is known by a client id."""

    def __init__(self, issuer: str, client_id: str, client_secret: str | None) -> None:
        self.issuer = issuer
        self._application = OpenIDApplication(
            framework=None,
            client_id=client_id,
            client_secret=client_secret,
            server_metadata_url=issuer.rstrip("/") + DISCOVERY,
            client_kwargs={"scope": SCOPES, "code_challenge_method": "S256", "timeout": ANSWER_SECONDS},
        )
        self._fresh_keys = AsyncLimiter(1, time_period=60)

    async def ask(self, return_address: str) -> tuple[str, Asking]:
        """The address to send the browser to, and what to remember meanwhile; raises ProviderUnavailableError."""
        with _answers():
            begun = await self._application.create_authorization_url(return_address)
        return begun["url"], Asking(begun["state"], begun["nonce"], begun["code_verifier"])

    async def redeem(self, code: str, asked: Asking, return_address: str) -> Claims:
        """What the provider says of whoever brought this code; raises ProofRefusedError or ProviderUnavailableError."""
        with _answers():
            try:
                tokens = await self._application.fetch_access_token(
                    return_address, code=code, code_verifier=asked.code_verifier
                )
            except OAuthError:
                raise ProofRefusedError from None
        return await self.claims(tokens.get("id_token", ""), self._application.client_id, nonce=asked.nonce)

    async def claims(self, token: str, audience: str, **also: str) -> Claims:
        """The claims of a token that the provider signed for this audience and that has not expired.

        `also` names claims with the values that they must have. Raises ProofRefusedError or ProviderUnavailableError.
        """
        decoded = await self._decoded(token)
        wanted = {"iss": self.issuer, "aud": audience, **also}
        required: dict[str, Any] = {name: {"essential": True, "value": value} for name, value in wanted.items()}
        try:
            jwt.JWTClaimsRegistry(leeway=LEEWAY_SECONDS, exp={"essential": True}, **required).validate(decoded.claims)
        except JoseError:
            raise ProofRefusedError from None
        return decoded.claims

    async def _decoded(self, token: str) -> jwt.Token:
        try:
            return _decode(token, await self._keys())
        except InvalidKeyIdError:
            return await self._decoded_with_fresh_keys(token)
        except (JoseError, ValueError, RecursionError):
            raise ProofRefusedError from None

    async def _decoded_with_fresh_keys(self, token: str) -> jwt.Token:
        """The token read with keys fetched again, since providers change theirs; no oftener than once a minute."""
        if not self._fresh_keys.has_capacity():
            raise ProofRefusedError
        await self._fresh_keys.acquire()
        try:
            return _decode(token, await self._keys(force=True))
        except (JoseError, ValueError, RecursionError):
            raise ProofRefusedError from None

    async def _keys(self, *, force: bool = False) -> KeySet:
        with _answers():
            return KeySet.import_key_set(await self._application.fetch_jwk_set(force=force))


def _decode(token: str, keys: KeySet) -> jwt.Token:
    return jwt.decode(token, keys, registry=JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False))


@contextmanager
def _answers() -> Iterator[None]:
    try:
        yield
    except (HTTPError, AuthlibBaseError, JoseError, ValueError, KeyError, RuntimeError) as error:
        raise ProviderUnavailableError(type(error).__name__) from None
