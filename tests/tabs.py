"""A page that shows a conversation, as its script sees it: a connection over Socket.IO."""

import queue
import time
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import socketio

PATH = "/webhooks/web/socket.io"
SECONDS_TO_ANSWER = 40
SECONDS_TO_CONNECT = 10
SECONDS_OF_SILENCE = 0.5

Activity = dict[str, Any]


class RefusedError(Exception):
    """The server did not let the page in; `status` says why."""

    def __init__(self, problem: object) -> None:
        super().__init__(str(problem))
        data = problem.get("data") if isinstance(problem, dict) else None
        self.status = data["status"] if isinstance(data, dict) else None


class Tab:
    """One page; `history` is what it was shown first, `shown` every activity since."""

    def __init__(self, door: str, token: object, after: str | None = None, **options: Any) -> None:
        self.shown: list[Activity] = []
        self._history: queue.Queue[dict[str, Any]] = queue.Queue()
        self._refused: list[object] = []
        origin = options.pop("origin", None)
        self.client = socketio.Client(
            reconnection=False, websocket_extra_options={"origin": origin} if origin else {}, handle_sigint=False
        )
        self.client.on("activity", self.shown.append)
        self.client.on("history", self._history.put)
        self.client.on("connect_error", self._refused.append)
        self._connect(door.removesuffix("/webhooks/web"), {"token": token, "after": after}, **options)
        self.history = self._history.get(timeout=SECONDS_TO_CONNECT)

    def _connect(self, server: str, auth: dict[str, object], transports: tuple[str, ...] = ("websocket",)) -> None:
        try:
            self.client.connect(server, auth=auth, transports=list(transports), socketio_path=PATH)
        except socketio.exceptions.ConnectionError as error:
            self.client.disconnect()
            raise RefusedError(self._refused[0] if self._refused else error) from None

    def say(self, text: str, identifier: str | None = None) -> dict[str, Any]:
        """Say something and return the acknowledgement."""
        return self.send({"id": identifier or str(uuid4()), "text": text})

    def press(self, title: str) -> dict[str, Any]:
        """Press the button of the newest card that offers one under this title."""
        action = next(each for each in reversed(self.actions) if each["data"]["title"].startswith(title))
        return self.send({"id": str(uuid4()), **action["data"]})

    def send(self, message: object) -> dict[str, Any]:
        """Send a message as it is and return the acknowledgement."""
        return dict(self.client.call("say", message, timeout=SECONDS_TO_ANSWER))

    def send_at_once(self, message: object, times: int) -> None:
        """Send a message again and again, without waiting for any acknowledgement."""
        for _ in range(times):
            self.client.emit("say", message)

    @property
    def messages(self) -> list[Activity]:
        """What was said since the page was opened."""
        return [activity for activity in self.shown if activity["type"] == "message"]

    @property
    def words(self) -> str:
        """Everything that was said since the page was opened."""
        return "\n".join(message.get("speak") or message["text"] for message in self.messages)

    @property
    def actions(self) -> list[dict[str, Any]]:
        """What can be pressed on the cards shown since the page was opened."""
        cards = (attachment["content"] for message in self.messages for attachment in message.get("attachments", ()))
        return [element for card in cards for element in elements(card) if element.get("type") == "Action.Submit"]

    def is_shown(self, words: str) -> bool:
        """Whether something is said within the time that an answer may take."""
        return eventually(lambda: words in self.words)

    def stays_silent(self) -> bool:
        """Whether nothing more is said for a moment."""
        before = len(self.shown)
        time.sleep(SECONDS_OF_SILENCE)
        return len(self.shown) == before

    def close(self) -> None:
        """Close the page."""
        self.client.disconnect()


def elements(card: Any) -> Iterator[dict[str, Any]]:
    """Return every element of a card, however deep."""
    if isinstance(card, dict):
        yield card
        for value in card.values():
            yield from elements(value)
    elif isinstance(card, list):
        for value in card:
            yield from elements(value)


def eventually(happens: Callable[[], bool]) -> bool:
    """Return whether something happens within the time that an answer may take."""
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while not happens():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture
def open_tab() -> Iterator[Callable[..., Tab]]:
    """Opens pages that are closed when the test ends."""
    tabs: list[Tab] = []

    def opens(*arguments: Any, **options: Any) -> Tab:
        tabs.append(Tab(*arguments, **options))
        return tabs[-1]

    yield opens
    for tab in tabs:
        tab.close()
