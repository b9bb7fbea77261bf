"""`make play`: plays the written conversations over the web channel against the real servers and prints the figures.

python -m benchmarks.conversations [SET] [--kind KIND] [--id ID] [-v] [--write FOLDER] [--in-one-process]
"""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from requests import RequestException

from actions.cases import repository
from actions.cases.case import Case
from actions.cases.kinds import kind_names
from actions.conversation.services import organisations
from actions.people import directory
from actions.settings import settings
from actions.store.database import engine_for, transaction
from benchmarks.conversations.player import Player
from benchmarks.conversations.report import Played, figures, in_full, reasons
from benchmarks.conversations.scoring import Fault, faults
from benchmarks.conversations.script import Script, scripts, sets
from tests.running import Conversation, running

# Its lines are to stay unread, so that it shows how well people are understood whom nobody listened to before.
UNREAD = "fresh"


class Installation(Protocol):
    """Where somebody can speak to the assistant."""

    def sign_in(self, person: str) -> Conversation:
        """Sign in as somebody of the demonstration."""


@dataclass(frozen=True)
class Stage:
    """A running installation and its database."""

    askfirst: Installation

    def play(self, script: Script) -> Played:
        """Play one conversation and return it with what was wrong."""
        before = {case.reference for case in self._cases()}
        player = Player(script, self.askfirst.sign_in(script.person), self._now(script))
        try:
            player.play()
        except (AssertionError, RequestException) as error:
            return Played(script, tuple(player.transcript), (Fault("no answer", str(error)),))
        opened = [case for case in self._cases() if case.reference not in before]
        return Played(script, tuple(player.transcript), faults(player, opened, self._roles(script.never_handled_by)))

    def _cases(self) -> list[Case]:
        with transaction(engine_for(settings().database_url)) as session:
            return repository.everything(session)

    def _roles(self, email: str | None) -> frozenset[str]:
        with transaction(engine_for(settings().database_url)) as session:
            person = directory.find(session, email or "")
        return person.roles if person else frozenset()

    def _now(self, script: Script) -> datetime:
        return datetime.now(organisations()[script.person.partition("@")[2].removesuffix(".example")].zone)


def main() -> None:
    """Play a set and print how many of its conversations were right."""
    wanted = _wanted()
    chosen = [each for each in scripts(wanted.set) if wanted.kind in (None, each.kind) and wanted.id in (None, each.id)]
    with TemporaryDirectory() as folder, _installation(Path(folder), wanted) as askfirst:
        played = [Stage(askfirst).play(script) for script in chosen]
    print("\n".join([*_wrong(played, wanted), *figures(played)]))
    if wanted.write and wanted.set != UNREAD:
        _write(played, wanted.write)


@contextmanager
def _installation(folder: Path, wanted: Namespace) -> Iterator[Installation]:
    if wanted.in_one_process:
        from benchmarks.conversations.in_one_process import running_here

        with running_here(folder) as here:
            yield here
    else:
        with running(folder) as askfirst:
            given = askfirst.actions.environment
            os.environ.update({name: value for name, value in given.items() if "ASKFIRST_" in name})
            yield askfirst


def _wanted() -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks.conversations", description=__doc__)
    parser.add_argument("set", nargs="?", choices=sets(), default="own")
    parser.add_argument("--kind", choices=kind_names(), help="play this kind of case only")
    parser.add_argument("--id", help="play this conversation only")
    parser.add_argument("-v", "--verbose", action="store_true", help="print the conversations that went wrong")
    parser.add_argument("--in-one-process", action="store_true", help="without the two servers: five times as fast")
    parser.add_argument("--write", type=Path, help="a folder for a file a kind with what went wrong")
    return parser.parse_args()


def _wrong(played: list[Played], wanted: Namespace) -> Iterator[str]:
    is_full = wanted.verbose and wanted.set != UNREAD
    yield from ((in_full if is_full else reasons)(each) for each in played if each.faults)


def _write(played: list[Played], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kind in {each.script.kind for each in played}:
        wrong = [in_full(each) for each in played if each.faults and each.script.kind == kind]
        (folder / f"{kind}.txt").write_text("\n".join(wrong), encoding="utf-8")


if __name__ == "__main__":
    main()
