"""The types of the program and of its tests hold."""

import subprocess
import sys

import pytest

from tests.workplace import PROJECT


@pytest.mark.parametrize("packages", [[], ["-p", "tests"]], ids=["program", "tests"])
def test_mypy_has_nothing_to_say(packages: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "mypy", *packages], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
