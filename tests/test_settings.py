from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from actions.settings import SettingsError, settings


@pytest.fixture(autouse=True)
def bare_environment(installation: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)  # away from a developer's own .env


def test_several_encryption_keys_are_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [Fernet.generate_key().decode() for _ in range(2)]
    monkeypatch.setenv("ASKFIRST_ENCRYPTION_KEYS", ", ".join(keys))
    assert [key.get_secret_value() for key in settings().encryption_keys] == keys


@pytest.mark.parametrize("variable", ["ASKFIRST_ENCRYPTION_KEYS", "ASKFIRST_SIGNING_KEY"])
def test_a_missing_key_is_named(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(variable)
    with pytest.raises(SettingsError, match=f"{variable} is not set"):
        settings()


@pytest.mark.parametrize("value", ["secret", "", "secret,secret"])
def test_encryption_keys_of_the_wrong_form_are_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_ENCRYPTION_KEYS", value)
    with pytest.raises(SettingsError, match="ASKFIRST_ENCRYPTION_KEYS cannot be used: it must be Fernet keys"):
        settings()


def test_a_short_signing_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_SIGNING_KEY", "short")
    with pytest.raises(SettingsError, match="ASKFIRST_SIGNING_KEY cannot be used"):
        settings()


def test_keys_never_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_SIGNING_KEY", "this must never be seen in any log")
    assert "must never be seen" not in repr(settings())


def test_a_dot_env_file_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ASKFIRST_DATABASE_URL=sqlite:///elsewhere.db\n")
    assert settings().database_url == "sqlite:///elsewhere.db"
