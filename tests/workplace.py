"""A folder like that of an installation, with the small corpus and the real sentence model, to run `askfirst` in."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from actions.cli import app
from tests.policy.corpus_folder import SMALL_CORPUS, CorpusFolder

PROJECT = Path(__file__).parent.parent
ASKFIRST = Path(sys.executable).with_name("askfirst")
LONGEST_RUN_IN_SECONDS = 280


@dataclass(frozen=True)
class Workplace:
    """The folder and its corpus; commands run in it."""

    folder: Path
    corpus: CorpusFolder

    def run(self, *arguments: str, given: str | bytes | None = None) -> Result:
        """Run `askfirst` in this process, which has changed into the folder."""
        return CliRunner().invoke(app, arguments, given)

    def run_apart(self, *arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        """Run `askfirst` as a process of its own."""
        return run_askfirst(self.folder, *arguments, given=given, **environment)


def run_askfirst(
    folder: Path, *arguments: str, given: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `askfirst` in a folder as an operator would, without this machine's settings."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ASKFIRST_")}
    return subprocess.run(
        [ASKFIRST, *arguments],
        cwd=folder,
        env=inherited | environment,
        input=given,
        capture_output=True,
        check=False,
        timeout=LONGEST_RUN_IN_SECONDS,
    )


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """A workplace of a test's own, free to change; the test runs in its folder."""
    corpus = CorpusFolder(Path(shutil.copytree(SMALL_CORPUS, tmp_path / "policy_corpus")))
    (tmp_path / "models").mkdir()
    for shared in ("encoder", "telling"):
        (tmp_path / "models" / shared).symlink_to(PROJECT / "models" / shared)
    monkeypatch.delenv("ASKFIRST_CORPUS_FOLDER", raising=False)
    monkeypatch.chdir(tmp_path)
    return Workplace(tmp_path, corpus)
