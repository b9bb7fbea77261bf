"""Microsoft's services as the bot sees them, on this machine: sign-in, published keys, and Teams, which remembers."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote
from uuid import uuid4

from joserfc import jwt
from joserfc.jwk import RSAKey

APP_ID = "0f0e0d0c-0b0a-4000-8000-00000000a5f1"
APP_SECRET = "a secret of tests"
EDUCATION, JUSTICE, ELSEWHERE, ALSO_EDUCATION = (f"{digit * 8}-0000-4000-8000-000000000000" for digit in "eafd")
ISSUER = "https://api.botframework.com"
BOT = f"28:{APP_ID}"
SECONDS_TO_ANSWER = 30
SECONDS_TO_STOP = 0.02

Activity = dict[str, Any]
Answer = tuple[int, Mapping[str, str]]


def new_key(name: str, *channels: str) -> Any:
    """Return a signing key that may be used for these channels."""
    about: Any = {"kid": name, "use": "sig", **({"endorsements": list(channels)} if channels else {})}
    return RSAKey.generate_key(2048, about)


@dataclass(frozen=True)
class Shown:
    """Something that Teams was asked: to show (POST) or change (PUT) an activity in a conversation."""

    method: str
    conversation: str
    activity_id: str
    activity: Activity
    authorization: str

    @property
    def text(self) -> str:
        """Everything that it says in words, cards included."""
        cards = [attachment["content"] for attachment in self.activity.get("attachments", ())]
        return "\n".join(
            [self.activity.get("text", ""), *(each["text"] for card in cards for each in parts(card, "text"))]
        )

    @property
    def buttons(self) -> list[Activity]:
        """What can be pressed."""
        return [each for each in parts(self.activity, "type") if each["type"] == "Action.Submit"]


def parts(node: Any, name: str) -> Iterator[dict[str, Any]]:
    """Yield every object in a piece of JSON that has something of this name, in order."""
    if isinstance(node, dict):
        if name in node:
            yield node
        for value in node.values():
            yield from parts(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from parts(value, name)


@dataclass
class Microsoft:
    """The services; `failures` are answers that Teams gives to the next requests in place of doing what they ask."""

    keys: list[Any] = field(default_factory=lambda: [new_key("first", "msteams", "webchat")])
    failures: list[Answer] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    opened: list[dict[str, Any]] = field(default_factory=list)
    sign_ins: list[dict[str, list[str]]] = field(default_factory=list)
    key_requests: int = 0
    token_seconds: int = 3600
    is_up: bool = True
    refuses_sign_in: bool = False

    def __post_init__(self) -> None:
        self.server = QuietServer(("127.0.0.1", 0), _handler(self))
        self.thread = threading.Thread(target=self.server.serve_forever, args=(SECONDS_TO_STOP,), daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self) -> str:
        """Where all of it is; Teams' own service address ends with a slash, as it does in truth."""
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    @property
    def service_url(self) -> str:
        """The address that activities name."""
        return f"{self.url}/"

    @property
    def metadata_url(self) -> str:
        """Where it is told which keys are published."""
        return f"{self.url}/openid"

    def token(self, *, key: Any = None, header: Mapping[str, Any] | None = None, **claims: Any) -> str:
        """Return a token as the Bot Framework signs it, with these claims in place of others; None leaves one out."""
        signing = key or self.keys[-1]
        now = int(time.time())
        good = {"iss": ISSUER, "aud": APP_ID, "nbf": now, "exp": now + 3600, "serviceurl": self.service_url}
        content = {name: value for name, value in {**good, **claims}.items() if value is not None}
        head = {"alg": "RS256", "typ": "JWT", "kid": signing.kid, **(header or {})}
        head = {name: value for name, value in head.items() if value is not None}
        return jwt.encode(head, content, signing, algorithms=[head["alg"]])

    def messages(self, conversation: str) -> list[Shown]:
        """Return the messages shown in a conversation, changes left out."""
        return [
            each
            for each in self.shown
            if each.conversation == conversation and each.method == "POST" and each.activity["type"] == "message"
        ]

    def changes(self, conversation: str) -> list[Shown]:
        """Return the changes made in a conversation."""
        return [each for each in self.shown if each.conversation == conversation and each.method == "PUT"]

    def answer(self, method: str, path: str, body: bytes, authorization: str) -> tuple[int, Mapping[str, str], Any]:
        """Answer a request."""
        if not self.is_up:
            return 503, {}, {}
        if path.endswith("/oauth2/v2.0/token"):
            if self.refuses_sign_in:
                return 401, {}, {"error": "invalid_client", "error_description": "AADSTS7000215"}
            self.sign_ins.append({**parse_qs(body.decode()), "tenant": [path.split("/")[1]]})
            token = f"token-{len(self.sign_ins)}"
            return 200, {}, {"token_type": "Bearer", "expires_in": self.token_seconds, "access_token": token}
        if path == "/openid":
            return (
                200,
                {},
                {"issuer": ISSUER, "jwks_uri": f"{self.url}/keys", "id_token_signing_alg_values_supported": ["RS256"]},
            )
        if path == "/keys":
            self.key_requests += 1
            return 200, {}, {"keys": [key.as_dict(private=False) for key in self.keys]}
        activity = json.loads(body or b"{}")
        if self.failures and activity.get("type") != "typing":
            return *self.failures.pop(0), {"error": {"code": "Failure"}}
        return self._teams(method, path, activity, authorization)

    def _teams(self, method: str, path: str, body: Activity, authorization: str) -> tuple[int, Mapping[str, str], Any]:
        if path == "/v3/conversations":
            self.opened.append(body)
            return 201, {}, {"id": f"a:personal-{body['members'][0]['id']}"}
        match = re.fullmatch(r"/v3/conversations/([^/]+)/activities(?:/([^/]+))?", path)
        if not match:
            return 404, {}, {}
        conversation = unquote(match[1])
        activity_id = unquote(match[2]) if method == "PUT" else f"1:{uuid4()}"
        self.shown.append(Shown(method, conversation, activity_id, body, authorization))
        return (200 if method == "PUT" else 201), {}, {"id": activity_id}


class QuietServer(ThreadingHTTPServer):
    """A server to which it is nothing special that a client hangs up."""

    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Say nothing."""


def _handler(microsoft: Microsoft) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _do(self) -> None:
            length = int(self.headers.get("content-length", 0))
            body = self.rfile.read(length)
            if len(body) < length:  # The bot was stopped while it sent this.
                self.close_connection = True
                return
            status, headers, answer = microsoft.answer(
                self.command, self.path, body, self.headers.get("authorization", "")
            )
            content = json.dumps(answer).encode()
            self.send_response(status)
            for name, value in {
                "content-type": "application/json",
                "content-length": str(len(content)),
                **headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = _do  # noqa: N815 (the names are the library's)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


def eventually(condition: Callable[[], Any], seconds: float = SECONDS_TO_ANSWER) -> Any:
    """Return what a condition gives as soon as that is true; fail where it never is."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.02)
    return found
