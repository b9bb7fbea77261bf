"""A real OpenID provider on this machine, and people who sign in there."""

import json
import os
import re
import subprocess
import time
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import requests
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from tests.running import free_ports

SCRIPT = Path(__file__).parent / "provider.mjs"
CLIENT_ID, CLIENT_SECRET, AUDIENCE = "askfirst", "a secret of tests", "api://askfirst"
SECONDS_TO_START = 20
STAFF_ID = "11111111-2222-3333-4444-555555555555"
PEOPLE: dict[str, dict[str, Any]] = {
    "staff": {"email": "Staff@education.example", "email_verified": True, "name": "Aroha Ngata"},
    "unverified": {"email": "manager@education.example", "email_verified": False, "name": "Somebody Else"},
    "nameless": {"email": "colleague@education.example"},
    "elsewhere": {"email": "staff@justice.example", "email_verified": True, "name": "From Elsewhere"},
    "addressless": {"name": "No Address"},
}


@dataclass
class OpenIDProvider:
    """The provider; `keys` are those that it signs with."""

    returns_to: str
    port: int = field(default_factory=lambda: free_ports(1)[0])
    keys: tuple[Any, ...] = field(
        default_factory=lambda: (
            RSAKey.generate_key(2048, {"kid": "rsa", "use": "sig", "alg": "RS256"}),
            ECKey.generate_key("P-256", {"kid": "ec", "use": "sig", "alg": "ES256"}),
        )
    )
    process: subprocess.Popen[bytes] | None = None

    @property
    def issuer(self) -> str:
        """What the provider calls itself."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        environment = {**os.environ, "PROVIDER": json.dumps(self._settings())}
        self.process = subprocess.Popen(["node", str(SCRIPT)], env=environment, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + SECONDS_TO_START
        while not self._answers():
            assert time.monotonic() < deadline and self.process.poll() is None, "the provider did not start"
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop it."""
        if self.process:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def token(self, key: Any = None, algorithm: str = "RS256", **claims: Any) -> str:
        """Return a token as the provider signs it for the page around the chat, with these claims for others."""
        standard: dict[str, Any] = {
            "iss": self.issuer,
            "aud": AUDIENCE,
            "sub": "staff",
            "exp": int(time.time()) + 600,
            **PEOPLE["staff"],
        }
        content = {name: value for name, value in {**standard, **claims}.items() if value is not None}
        signing = key or self.keys[0]
        return jwt.encode({"alg": algorithm, "kid": signing.kid}, content, signing, algorithms=[algorithm])

    def _settings(self) -> dict[str, Any]:
        client = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "redirect_uris": [self.returns_to]}
        keys = [key.as_dict(private=True) for key in self.keys]
        return {"port": self.port, "clients": [client], "people": PEOPLE, "keys": keys}

    def _answers(self) -> bool:
        try:
            return requests.get(f"{self.issuer}/.well-known/openid-configuration", timeout=5).ok
        except requests.ConnectionError:
            return False


def sign_in_at_provider(browser: requests.Session, address: str, person: str) -> str:
    """Sign in with the provider's own forms, and return the address that the browser is then sent back to."""
    page = browser.get(address)
    for _ in range(2):
        action = re.search(r'action="([^"]+)"', page.text)
        assert action, page.text
        names = dict(re.findall(r'name="(prompt)" value="([^"]+)"', page.text))
        answered = browser.post(
            urljoin(page.url, unescape(action[1])),
            data={**names, "login": person, "password": "any"},
            allow_redirects=False,
        )
        page = _followed(browser, answered)
        if page.is_redirect:
            break
    return page.headers["location"]


def _followed(browser: requests.Session, answer: requests.Response) -> requests.Response:
    """Follow redirects as far as the browser stays with the provider."""
    here = urlsplit(answer.url).netloc
    while answer.is_redirect and urlsplit(urljoin(answer.url, answer.headers["location"])).netloc == here:
        answer = browser.get(urljoin(answer.url, answer.headers["location"]), allow_redirects=False)
    return answer


def asked_with(address: str) -> dict[str, str]:
    """Return the parameters of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
