"""Signing in with the organisation's OpenID provider: from this page, or with a token that the host page holds."""

import hmac
import logging
from dataclasses import asdict, dataclass
from datetime import timedelta
from urllib.parse import urlencode

import jwt
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json, redirect

from bot.channels.handlers import as_handler
from bot.channels.identity import Person
from bot.channels.incoming import read_object
from bot.channels.refusals import TRY_AGAIN, Refusal
from bot.channels.turns import Turns
from bot.channels.web.openid.people import PeopleOfProvider, SignedIn
from bot.channels.web.openid.provider import Asking, Claims, ProofRefusedError, Provider, ProviderUnavailableError
from bot.settings import Settings

PAGE = "/webhooks/web/"
CALLS = "/webhooks/web/openid"
ASKED, PROVED = "askfirst-asked", "askfirst-proved"
TIME_TO_SIGN_IN = timedelta(minutes=15)
TIME_TO_FETCH = timedelta(minutes=1)
# The page that opened the sign-in in a window of its own must stay known to it.
HEADERS = {"Cross-Origin-Opener-Policy": "unsafe-none"}
UNCONFIRMED = "Your sign-in could not be confirmed. Please sign in again."

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class OpenIDCalls:
    """The calls of signing in; what must be remembered in between is signed into cookies that no script can read."""

    settings: Settings
    turns: Turns
    provider: Provider
    people: PeopleOfProvider

    def add_to(self, web: Blueprint) -> None:
        """Add the routes; a page's own sign-in needs an address to return to."""
        web.add_route(as_handler(self.exchange), "/exchange", methods=["POST"])
        if self.settings.sign_in == "openid":
            web.add_route(as_handler(self.start), "/openid/start")
            web.add_route(as_handler(self.return_), "/openid/return")
            web.add_route(as_handler(self.token), "/openid/token", methods=["POST"])

    async def start(self, request: Request) -> HTTPResponse:
        """On to the provider."""
        try:
            address, asked = await self.provider.ask(self._return_address)
        except ProviderUnavailableError as error:
            return self._failed("unavailable", error)
        answer = redirect(address, headers=HEADERS)
        self._set_cookie(answer, ASKED, asked.state, TIME_TO_SIGN_IN, **asdict(asked))
        return answer

    async def return_(self, request: Request) -> HTTPResponse:
        """Back from the provider, and on to the page, which then fetches the token."""
        try:
            signed_in = self.people.signed_in(await self._proved(request))
        except jwt.InvalidTokenError:
            return self._failed("expired")
        except ProofRefusedError:
            return self._failed("refused")
        except ProviderUnavailableError as error:
            return self._failed("unavailable", error)
        answer = redirect(f"{PAGE}?{urlencode({'signed-in': 'openid'})}", headers=HEADERS, status=303)
        person = signed_in.person
        self._set_cookie(answer, PROVED, person.email, TIME_TO_FETCH, **asdict(person), name=signed_in.name)
        self._drop_cookie(answer, ASKED)
        return answer

    async def token(self, request: Request) -> HTTPResponse:
        """The token of whoever has just returned from the provider, once."""
        try:
            proved = self.turns.identity.signer.read(PROVED, request.cookies.get(PROVED, ""))
        except jwt.InvalidTokenError:
            raise Refusal(401, UNCONFIRMED) from None
        person = Person(proved["email"], proved["organisation"], proved["object_id"])
        answer = self._token_of(SignedIn(person, proved["name"]))
        self._drop_cookie(answer, PROVED)
        return answer

    async def exchange(self, request: Request) -> HTTPResponse:
        """A token of ours for one that the provider gave the page around us."""
        token = read_object(request).get("token")
        if not isinstance(token, str):
            raise Refusal(400, 'Send {"token": "…"} with the token of your sign-in.')
        try:
            claims = await self.provider.claims(token, self.settings.openid_audience_or_client)
            return self._token_of(self.people.signed_in(claims))
        except ProofRefusedError:
            raise Refusal(401, UNCONFIRMED) from None
        except ProviderUnavailableError as error:
            logger.error("The OpenID provider cannot be used: %s", error)
            raise Refusal(503, TRY_AGAIN) from None

    async def _proved(self, request: Request) -> Claims:
        """What the provider says, if this browser is the one that asked; else raises jwt.InvalidTokenError."""
        remembered = self.turns.identity.signer.read(ASKED, request.cookies.get(ASKED, ""))
        asked = Asking(**{name: remembered[name] for name in Asking.__dataclass_fields__})
        if not hmac.compare_digest(asked.state.encode(), request.args.get("state", "").encode()):
            raise jwt.InvalidTokenError("another sign-in")
        if "code" not in request.args:
            raise ProofRefusedError
        return await self.provider.redeem(request.args.get("code"), asked, self._return_address)

    def _token_of(self, signed_in: SignedIn) -> HTTPResponse:
        token = self.turns.identity.token(signed_in.person, self.settings.token_lifetime)
        return json({"token": token, "name": signed_in.name})

    def _failed(self, reason: str, error: Exception | None = None) -> HTTPResponse:
        if error:
            logger.error("The OpenID provider cannot be used: %s", error)
        answer = redirect(f"{PAGE}?{urlencode({'sign-in-failed': reason})}", headers=HEADERS, status=303)
        self._drop_cookie(answer, ASKED)
        return answer

    @property
    def _return_address(self) -> str:
        return f"{str(self.settings.public_url).rstrip('/')}{CALLS}/return"

    def _set_cookie(self, answer: HTTPResponse, cookie: str, subject: str, lifetime: timedelta, **claims: str) -> None:
        answer.cookies[cookie] = self.turns.identity.signer.sign(cookie, subject, lifetime, **claims)
        is_secure = str(self.settings.public_url).startswith("https:")
        answer.cookies[cookie].update(
            {"httponly": True, "samesite": "Lax", "path": CALLS, "max-age": int(lifetime.total_seconds())}
            | ({"secure": True} if is_secure else {})
        )

    def _drop_cookie(self, answer: HTTPResponse, name: str) -> None:
        answer.cookies[name] = ""
        answer.cookies[name].update({"path": CALLS, "max-age": 0})


def openid_calls(settings: Settings, turns: Turns) -> OpenIDCalls | None:
    """The calls of signing in with a provider, None where the settings name none or run a demonstration."""
    if settings.demo_mode or settings.openid_issuer is None:
        return None
    secret = settings.openid_client_secret
    client_secret = secret.get_secret_value() if secret else None
    provider = Provider(settings.openid_issuer, settings.openid_client_id, client_secret)
    return OpenIDCalls(
        settings, turns, provider, PeopleOfProvider(settings.openid_organisation, settings.openid_email_claim)
    )
