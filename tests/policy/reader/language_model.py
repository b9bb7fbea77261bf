"""A local server that speaks OpenAI's chat completions, well or badly, and remembers what it was sent."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

LONGEST_WAIT_IN_SECONDS = 20

Behaviour = Callable[["Handler"], object]


@dataclass(frozen=True)
class Received:
    """One request: `raw` is its body as it came, `port` the client's, by which connections are told apart."""

    path: str
    headers: dict[str, str]
    raw: bytes
    port: int

    @property
    def body(self) -> Any:
        """The body as JSON."""
        return json.loads(self.raw)

    @property
    def asked(self) -> Any:
        """The question and the rules that were offered."""
        return json.loads(self.body["messages"][1]["content"])


@dataclass
class LanguageModel:
    """The server: what it does next, and what it has received."""

    address: str
    behaviour: Behaviour
    stopping: Event = field(default_factory=Event)
    received: list[Received] = field(default_factory=list)


class ModelServer(ThreadingHTTPServer):
    """Serves a language model, without waiting for its last words when it is stopped."""

    daemon_threads = True
    model: LanguageModel


class Handler(BaseHTTPRequestHandler):
    """Hears a request out, remembers it, and behaves as it was told to."""

    protocol_version = "HTTP/1.1"

    @property
    def model(self) -> LanguageModel:
        assert isinstance(self.server, ModelServer)
        return self.server.model

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"] or 0))
        self.model.received.append(Received(self.path, dict(self.headers), raw, self.client_address[1]))
        try:
            self.model.behaviour(self)
        except OSError:
            self.close_connection = True  # the client has gone

    def do_GET(self) -> None:
        self.do_POST()

    def send(self, body: bytes, status: int, header: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in [("Content-Type", "application/json"), ("Content-Length", str(len(body))), header]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[LanguageModel]:
    """Run a server of one's own for a while."""
    server = ModelServer(("127.0.0.1", 0), Handler)
    server.model = model = LanguageModel(f"http://127.0.0.1:{server.server_port}/v1", behaviour)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield model
    finally:
        model.stopping.set()
        server.shutdown()
        server.server_close()


def sending(body: bytes, status: int = 200, header: tuple[str, str] = ("X-Served", "here")) -> Behaviour:
    """Send this body, whatever is asked."""
    return lambda handler: handler.send(body, status, header)


def writing(content: object) -> Behaviour:
    """Send a chat completion with this content."""
    message = {"role": "assistant", "content": content}
    completion = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "reader",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }
    return sending(json.dumps(completion).encode())


def replying(rule: str, verdict: str, clauses: list[str], quote: str, **more: object) -> Behaviour:
    """Send a chat completion with this reply."""
    return writing(json.dumps({"rule": rule, "verdict": verdict, "clauses": clauses, "quote": quote, **more}))


def silent(handler: Handler) -> None:
    """Say nothing until the server is stopped."""
    handler.model.stopping.wait(LONGEST_WAIT_IN_SECONDS)


def trickling(handler: Handler) -> None:
    """Begin an answer and go on with it byte by byte, so that no single wait is long."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not handler.model.stopping.wait(0.05):
        handler.wfile.write(b"a")


def endless(handler: Handler) -> None:
    """Send an answer that does not end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    while not handler.model.stopping.is_set():
        handler.wfile.write(b" " * 65536)


def hanging_up(handler: Handler) -> None:
    """Break the connection off in the middle of an answer."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
    handler.close_connection = True
