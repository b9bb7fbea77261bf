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


def settings_in(path: Path) -> Settings:
    return Settings(_env_file=path)


def test_the_settings_of_a_new_installation_can_be_used(tmp_path: Path) -> None:
    create(tmp_path / ".env")
    settings = settings_in(tmp_path / ".env")
    (key,) = settings.encryption_keys
    cipher = Fernet(key.get_secret_value())
    assert cipher.decrypt(cipher.encrypt(b"kia ora")) == b"kia ora"
    assert len(settings.signing_key.get_secret_value()) >= 32


def test_two_installations_have_different_keys(tmp_path: Path) -> None:
    create(tmp_path / "one")
    create(tmp_path / "two")
    one, two = settings_in(tmp_path / "one"), settings_in(tmp_path / "two")
    assert one.encryption_keys != two.encryption_keys
    assert one.signing_key != two.signing_key


def test_only_the_owner_can_read_them(tmp_path: Path) -> None:
    create(tmp_path / ".env")
    assert (tmp_path / ".env").stat().st_mode & 0o777 == 0o600


def test_settings_that_are_there_stay_as_they_are(tmp_path: Path) -> None:
    create(tmp_path / ".env")
    written = (tmp_path / ".env").read_bytes()
    create(tmp_path / ".env")
    assert (tmp_path / ".env").read_bytes() == written


def test_settings_that_somebody_wrote_by_hand_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ASKFIRST_DEMO_MODE=false\n")
    create(tmp_path / ".env")
    assert (tmp_path / ".env").read_text() == "ASKFIRST_DEMO_MODE=false\n"


def test_the_command_of_the_makefile_writes_them(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "deploy.create_environment", str(tmp_path / ".env")]
    subprocess.run(command, cwd=PROJECT, check=True)
    assert settings_in(tmp_path / ".env").encryption_keys
