"""Each layer imports only what the design lets it."""

import subprocess
import sys
from pathlib import Path

from tests.workplace import PROJECT

CONTRACTS = [
    "Each layer of the action server knows only the layers below it",
    "The policy layer imports none of its siblings",
    "Policy, cases, questions, people and store know nothing of Rasa",
    "The policy layer knows no database",
    "Bot and actions meet only over HTTP",
]


def test_every_contract_of_the_design_is_kept() -> None:
    ended = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert [contract for contract in CONTRACTS if f"{contract} KEPT" not in ended.stdout] == []
