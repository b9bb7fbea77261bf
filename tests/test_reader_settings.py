"""The settings of the optional reader: off unless an organisation is named, and never an address that is not safe."""

import os
from pathlib import Path

import pytest

from actions.settings import SettingsError, reader_settings


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)  # away from a developer's own .env
    for name in [name for name in os.environ if name.startswith("ASKFIRST_READER_")]:
        monkeypatch.delenv(name)


def test_it_is_off_where_nothing_is_set() -> None:
    assert reader_settings().organisations == ()


def test_several_organisations_are_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_READER_ORGANISATIONS", "education, justice")
    monkeypatch.setenv("ASKFIRST_READER_ADDRESS", "https://reader.example/v1")
    monkeypatch.setenv("ASKFIRST_READER_MODEL", "reader")
    assert reader_settings().organisations == ("education", "justice")


def test_where_it_is_on_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_READER_ORGANISATIONS", "education")
    with pytest.raises(SettingsError) as error:
        reader_settings()
    assert [line.split()[0] for line in str(error.value).splitlines()] == [
        "ASKFIRST_READER_ADDRESS",
        "ASKFIRST_READER_MODEL",
    ]


@pytest.mark.parametrize(
    "address",
    ["https://reader.example", "https://reader.example:8443/v1/", "http://localhost:8000/v1", "http://[::1]:1/v1"],
)
def test_an_address_that_is_encrypted_or_on_this_machine_can_be_used(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("ASKFIRST_READER_ADDRESS", address)
    assert reader_settings().address == address


@pytest.mark.parametrize(
    "address",
    [
        "http://reader.example/v1",
        "http://10.0.0.7/v1",
        "http://127.0.0.1.reader.example/v1",
        "http://localhost.reader.example/v1",
        "ftp://localhost/v1",
        "https:///v1",
        "https://somebody:secret@reader.example/v1",
        "https://reader.example/v1?key=secret",
        "https://reader.example:0/v1",
        "https://reader.example:99999/v1",
        "https://[reader.example/v1",
        "reader.example/v1",
    ],
)
def test_any_other_address_is_refused_without_being_repeated(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("ASKFIRST_READER_ADDRESS", address)
    with pytest.raises(SettingsError, match="ASKFIRST_READER_ADDRESS cannot be used: it must be https://") as error:
        reader_settings()
    assert address not in str(error.value)


@pytest.mark.parametrize("seconds", ["0", "-1", "31", "inf", "nan", "soon"])
def test_a_time_out_that_nobody_would_wait_for_is_refused(monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv("ASKFIRST_READER_TIMEOUT_SECONDS", seconds)
    with pytest.raises(SettingsError, match="ASKFIRST_READER_TIMEOUT_SECONDS cannot be used"):
        reader_settings()


def test_a_key_that_no_header_can_carry_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_READER_KEY", "kī\nhuna")
    with pytest.raises(SettingsError, match="ASKFIRST_READER_KEY cannot be used"):
        reader_settings()


def test_the_key_never_shows_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_READER_KEY", "this must never be seen in any log")
    assert "must never be seen" not in repr(reader_settings())
