"""The API on a free port, and calls of it as the people of the demo directory."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from threading import Thread
from typing import Any

import requests
from sanic import Sanic

from actions.api.access_token import issue_token

SECONDS_TO_ANSWER = 30


@dataclass(frozen=True)
class Api:
    """Where the API is reached, and the server that it is part of."""

    address: str
    app: Sanic
    session: requests.Session = field(default_factory=requests.Session)

    def call(self, method: str, path: str, caller: str, **how: Any) -> requests.Response:
        """Make a call as somebody of the Ministry of Education, or with a whole address as anybody."""
        address = f"{self.address}{path}"
        return self.session.request(method, address, headers=bearer(caller), timeout=SECONDS_TO_ANSWER, **how)

    def get(self, path: str, caller: str = "staff") -> requests.Response:
        """Read something."""
        return self.call("GET", path, caller)

    def post(self, path: str, caller: str = "staff", **body: Any) -> requests.Response:
        """Send something."""
        return self.call("POST", path, caller, json=body)


def token(caller: str) -> str:
    """Return a token of an hour."""
    email = caller if "@" in caller else f"{caller}@education.example"
    return issue_token(email, timedelta(hours=1), datetime.now(timezone.utc))


def bearer(caller: str) -> dict[str, str]:
    """Return what proves who calls."""
    return {"Authorization": f"Bearer {token(caller)}"}


@contextmanager
def serving(app: Sanic) -> Iterator[str]:
    """Serve an app in this process and return its address; Sanic rewrites itself, so a process can start one only."""
    door = socket.create_server(("127.0.0.1", 0))
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(_started(app, door))
    thread = Thread(target=loop.run_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
    finally:
        asyncio.run_coroutine_threadsafe(_stop(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _started(app: Sanic, door: socket.socket) -> Any:
    server = await app.create_server(sock=door, return_asyncio_server=True, access_log=False)
    await server.startup()
    return server


async def _stop(server: Any) -> None:
    server.close()
    connections = asyncio.all_tasks() - {asyncio.current_task()}
    for connection in connections:
        connection.cancel()
    await asyncio.gather(*connections, return_exceptions=True)
