"""Deployment writes the settings of a new installation once, with keys of its own that nobody else can read."""

import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from actions.settings import Settings
from deploy.create_environment import create
from tests.workplace import PROJECT


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of this machine stands in for one of the file."""
    for name in ("ASKFIRST_ENCRYPTION_KEYS", "ASKFIRST_SIGNING_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """The folder of a new installation with its settings."""
    return installation(tmp_path / "first")


def installation(folder: Path) -> Path:
    folder.mkdir()
    create(folder / ".env")
    return folder


def settings_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return the settings with which AskFirst would start in that folder."""
    monkeypatch.chdir(folder)
    return Settings.parse_obj({})


def test_the_settings_of_a_new_installation_can_be_used(first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_in(first, monkeypatch)
    (key,) = settings.encryption_keys
    cipher = Fernet(key.get_secret_value())
    assert cipher.decrypt(cipher.encrypt(b"kia ora")) == b"kia ora"
    assert len(settings.signing_key.get_secret_value()) >= 32


def test_two_installations_have_different_keys(first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = settings_in(first, monkeypatch)
    two = settings_in(installation(tmp_path / "second"), monkeypatch)
    assert one.encryption_keys != two.encryption_keys
    assert one.signing_key != two.signing_key


def test_only_the_owner_can_read_them(first: Path) -> None:
    assert (first / ".env").stat().st_mode & 0o777 == 0o600


def test_settings_that_are_there_stay_as_they_are(first: Path) -> None:
    written = (first / ".env").read_bytes()
    create(first / ".env")
    assert (first / ".env").read_bytes() == written


def test_settings_that_somebody_wrote_by_hand_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ASKFIRST_DEMO_MODE=false\n")
    create(tmp_path / ".env")
    assert (tmp_path / ".env").read_text() == "ASKFIRST_DEMO_MODE=false\n"


def test_the_command_of_the_makefile_writes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-m", "deploy.create_environment", str(tmp_path / ".env")]
    subprocess.run(command, cwd=PROJECT, check=True)
    assert settings_in(tmp_path, monkeypatch).encryption_keys
