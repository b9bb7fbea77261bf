"""Where CI is set, what was not run counts as a failure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workplace import PROJECT

SKIPPED_TEST = "import pytest\n\n@pytest.mark.skip(reason='no browser here')\ndef test_a(): pass\n"
SKIPPING_TEST = "import pytest\n\ndef test_a(): pytest.skip('no browser here')\n"
SKIPPED_FIXTURE = "import pytest\n\n@pytest.fixture\ndef a(): pytest.skip('no browser here')\n\ndef test_a(a): pass\n"
SKIPPED_MODULE = "import pytest\n\npytest.skip('no browser here', allow_module_level=True)\n"
EXPECTED_FAILURE = "import pytest\n\n@pytest.mark.xfail(strict=True)\ndef test_a(): assert False\n"
PASSING_TEST = "def test_a(): pass\n"


def run(folder: Path, test: str, ci: str | None) -> subprocess.CompletedProcess[str]:
    (folder / "test_a.py").write_text(test)
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    environment["PYTHONPATH"] = str(PROJECT)
    command = [sys.executable, "-m", "pytest", "-p", "tests.no_skips", "-p", "no:cacheprovider", "test_a.py"]
    return subprocess.run(
        command,
        cwd=folder,
        env=environment | ({"CI": ci} if ci is not None else {}),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("test", [SKIPPED_TEST, SKIPPING_TEST, SKIPPED_FIXTURE, SKIPPED_MODULE])
def test_a_skip_counts_as_a_failure_and_gives_its_reason(tmp_path: Path, test: str) -> None:
    ended = run(tmp_path, test, ci="true")
    assert ended.returncode != 0
    assert "counts as a failure where CI is set: Skipped: no browser here" in ended.stdout


@pytest.mark.parametrize("ci", [None, ""])
def test_a_skip_is_a_skip_elsewhere(tmp_path: Path, ci: str | None) -> None:
    ended = run(tmp_path, SKIPPED_TEST, ci)
    assert (ended.returncode, "1 skipped" in ended.stdout) == (0, True)


@pytest.mark.parametrize(("test", "outcome"), [(PASSING_TEST, "1 passed"), (EXPECTED_FAILURE, "1 xfailed")])
def test_what_was_run_stays_as_it_is(tmp_path: Path, test: str, outcome: str) -> None:
    ended = run(tmp_path, test, ci="true")
    assert (ended.returncode, outcome in ended.stdout) == (0, True)
