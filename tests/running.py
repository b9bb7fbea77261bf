"""AskFirst as it runs: the bot and the action server as processes, with keys and files of their own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests
from cryptography.fernet import Fernet

PROJECT = Path(__file__).parent.parent
DIRECTORIES = sorted(PROJECT.glob("policy_corpus/*/people.csv"))
SIGNING_KEY = "a signing key that only these servers know"
MESSAGES_PER_MINUTE = 600
SECONDS_TO_START = 240
SECONDS_TO_ANSWER = 30

Reply = dict[str, Any]


@dataclass
class Server:
    """One of the two processes, started `under` another module where one is named."""

    module: str
    environment: dict[str, str]
    health: str
    log: Path
    under: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; it need not be healthy yet."""
        with self.log.open("ab") as log:
            command = [sys.executable, "-m", *self.under, self.module]
            self.process = subprocess.Popen(
                command, cwd=PROJECT, env=self.environment, stdout=log, stderr=subprocess.STDOUT
            )

    def stop(self) -> None:
        """Stop it as an operator would."""
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=SECONDS_TO_ANSWER)
            self.process = None

    def restart(self) -> None:
        """Stop it, start it again and wait until it is well."""
        self.stop()
        self.start()
        self.wait_until_well()

    def wait_until_well(self) -> None:
        """Wait for a good answer from its health address; raise RuntimeError if it ends or takes too long."""
        deadline = time.monotonic() + SECONDS_TO_START
        while not self.is_well():
            if not self.process or self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{self.module} did not start:\n{self.log.read_text()[-4000:]}")
            time.sleep(0.2)

    def is_well(self) -> bool:
        """Whether its health address answers with 200."""
        try:
            return requests.get(self.health, timeout=SECONDS_TO_ANSWER).status_code == 200
        except requests.ConnectionError:
            return False


@dataclass
class Conversation:
    """One person's conversation through the web door."""

    door: str
    token: str
    replies: list[Reply] = field(default_factory=list)

    def post(self, body: Any) -> requests.Response:
        """Post to the messages address with the person's token."""
        return requests.post(f"{self.door}/messages", json=body, headers=self.headers, timeout=SECONDS_TO_ANSWER)

    def say(self, text: str) -> list[Reply]:
        """Say something and return what is answered."""
        return self._answered(self.post({"text": text}))

    def press(self, title: str) -> list[Reply]:
        """Press the button of the latest answer whose title begins with these words."""
        choice = next(button["choice"] for button in self.buttons if button["title"].startswith(title))
        return self._answered(self.post({"choice": choice}))

    def history(self) -> list[Reply]:
        """Return the conversation as a reloaded page would show it."""
        answer = requests.get(f"{self.door}/history", headers=self.headers, timeout=SECONDS_TO_ANSWER)
        answer.raise_for_status()
        return list(answer.json()["messages"])

    @property
    def headers(self) -> dict[str, str]:
        """What proves who is speaking."""
        return {"Authorization": f"Bearer {self.token}"}

    @property
    def text(self) -> str:
        """The latest answer as plain text."""
        return "\n".join(reply["text"] for reply in self.replies)

    @property
    def buttons(self) -> list[dict[str, str]]:
        """The buttons of the latest answer."""
        return [button for reply in self.replies for button in reply["buttons"]]

    def card(self, kind: str) -> Reply:
        """The card of that type in the latest answer."""
        return next(reply["custom"] for reply in self.replies if reply["custom"].get("type") == kind)

    def _answered(self, answer: requests.Response) -> list[Reply]:
        assert answer.status_code == 200, answer.text
        self.replies = answer.json()["messages"]
        return self.replies


@dataclass
class AskFirst:
    """A running installation."""

    folder: Path
    bot: Server
    actions: Server
    door: str

    def sign_in(self, person: str) -> Conversation:
        """Sign in as somebody of the demonstration, “staff@education.example”."""
        answer = requests.post(f"{self.door}/sign-in", json={"person": person}, timeout=SECONDS_TO_ANSWER)
        answer.raise_for_status()
        return Conversation(self.door, answer.json()["token"])

    @property
    def conversations_url(self) -> str:
        """The database of conversations."""
        return self.bot.environment["ASKFIRST_CONVERSATIONS_URL"]

    @property
    def logs(self) -> str:
        """Everything that either process has logged."""
        return self.bot.log.read_text() + self.actions.log.read_text()


@pytest.fixture(scope="session")
def askfirst(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskFirst]:
    """A running installation with the demo directories, shared by the whole test run."""
    with running(tmp_path_factory.mktemp("askfirst")) as installation:
        yield installation


@contextmanager
def running(folder: Path, under: tuple[str, ...] = (), further: Mapping[str, str] = {}) -> Iterator[AskFirst]:
    """Run an installation with the demo directories that keeps its files in this folder.

    Both servers are started `under` another module where one is named, with `further` settings.
    """
    installation = _installation(folder, under, further)
    _prepare_database(installation.actions.environment)
    servers = (installation.actions, installation.bot)
    try:
        for server in servers:
            server.start()
        for server in servers:
            server.wait_until_well()
        yield installation
    finally:
        for server in servers:
            server.stop()


def _installation(folder: Path, under: tuple[str, ...], further: Mapping[str, str]) -> AskFirst:
    bot_port, actions_port = free_ports(2)
    door = f"http://127.0.0.1:{bot_port}/webhooks/web"
    environment = {**_environment(folder, bot_port, actions_port), **further}
    bot = Server("bot.server", environment, f"{door}/health", folder / "bot.log", under)
    actions_health = f"http://127.0.0.1:{actions_port}/health"
    actions = Server("actions.server", environment, actions_health, folder / "actions.log", under)
    return AskFirst(folder, bot, actions, door)


def prepared_environment(folder: Path) -> dict[str, str]:
    """Return the settings of an installation in this folder whose database has its tables and people."""
    environment = _environment(folder, *free_ports(2))
    _prepare_database(environment)
    return environment


def _environment(folder: Path, bot_port: int, actions_port: int) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ASKFIRST_")}
    return inherited | {
        "ASKFIRST_SIGNING_KEY": SIGNING_KEY,
        "ASKFIRST_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
        "ASKFIRST_DATABASE_URL": f"sqlite:///{folder / 'askfirst.db'}",
        "ASKFIRST_CONVERSATIONS_URL": f"sqlite:///{folder / 'conversations.db'}",
        "ASKFIRST_BOT_PORT": str(bot_port),
        "ASKFIRST_ACTIONS_PORT": str(actions_port),
        "ASKFIRST_ACTIONS_URL": f"http://127.0.0.1:{actions_port}/webhook",
        "ASKFIRST_MESSAGES_PER_MINUTE": str(MESSAGES_PER_MINUTE),
    }


def _prepare_database(environment: dict[str, str]) -> None:
    commands = [["db", "upgrade"], *(["people", "import", str(directory)] for directory in DIRECTORIES)]
    for command in commands:
        run_command(environment, *command)


def run_command(environment: Mapping[str, str], *arguments: str) -> str:
    """Run the operator's command, and return what it prints; raise CalledProcessError if it is refused."""
    command = [sys.executable, "-m", "actions.cli", *arguments]
    return subprocess.run(command, cwd=PROJECT, env=environment, check=True, capture_output=True, text=True).stdout


def free_ports(count: int) -> list[int]:
    """Return ports that nobody listens on at the moment."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [server.getsockname()[1] for server in sockets]
    for server in sockets:
        server.close()
    return ports
