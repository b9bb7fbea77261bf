"""Runs a program under a clock that can be moved: python -m demonstration.clocked MODULE

The clock begins at DEMONSTRATION_BEGINS; the socket MODULE.clock in DEMONSTRATION_FOLDER moves it. Nothing but
a demonstration runs a program so.
"""

import os
import runpy
import sys
from datetime import datetime
from multiprocessing.connection import Client, Listener
from pathlib import Path
from threading import Thread

import time_machine

BEGINS, FOLDER = "DEMONSTRATION_BEGINS", "DEMONSTRATION_FOLDER"
MOVED = b"moved"


def move_clock(folder: Path, module: str, moment: datetime) -> None:
    """Set the clock of a running program, and return when it is set. Raise OSError where there is no such program."""
    with Client(_socket(folder, module)) as connection:
        connection.send_bytes(moment.isoformat().encode())
        connection.recv_bytes()


def main() -> None:
    """Run the program."""
    module = sys.argv[1]
    clock = time_machine.travel(datetime.fromisoformat(os.environ[BEGINS])).start()
    listener = Listener(_socket(Path(os.environ[FOLDER]), module))
    Thread(target=_obey, args=(listener, clock), daemon=True).start()
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _obey(listener: Listener, clock: time_machine.Traveller) -> None:
    while True:
        with listener.accept() as connection:
            clock.move_to(datetime.fromisoformat(connection.recv_bytes().decode()))
            connection.send_bytes(MOVED)


def _socket(folder: Path, module: str) -> str:
    return str(folder / f"{module}.clock")


if __name__ == "__main__":
    main()
