"""Starting the bot: what is missing or wrong is said in one plain line."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import PROJECT, AskFirst

CANNOT_START = 2


def _start(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "ignore", "-m", "bot.server"]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=120)


@pytest.fixture
def environment(askfirst: AskFirst) -> dict[str, str]:
    return askfirst.bot.environment | {"ASKFIRST_BOT_PORT": "0"}


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ASKFIRST_SIGNING_KEY", "short"),
        ("ASKFIRST_ENCRYPTION_KEYS", "no key at all"),
        ("ASKFIRST_ENCRYPTION_KEYS", ""),
        ("ASKFIRST_BOT_PORT", "many"),
        ("ASKFIRST_ALLOWED_ORIGINS", "intranet.example"),
        ("ASKFIRST_ALLOWED_ORIGINS", "https://intranet.example, https://intranet.example/home"),
        ("ASKFIRST_OPENID_ISSUER", "login.example"),
        ("ASKFIRST_OPENID_ISSUER", "http://login.example"),
    ],
)
def test_a_wrong_setting_is_named(environment: dict[str, str], variable: str, value: str) -> None:
    start = _start(environment | {variable: value})
    assert start.returncode == CANNOT_START
    assert variable in start.stderr
    assert "Traceback" not in start.stderr


@pytest.mark.parametrize(
    "missing", ["ASKFIRST_OPENID_ORGANISATION", "ASKFIRST_OPENID_CLIENT_ID", "ASKFIRST_PUBLIC_URL"]
)
def test_what_a_sign_in_lacks_is_named(environment: dict[str, str], missing: str) -> None:
    whole = {
        "ASKFIRST_OPENID_ISSUER": "https://login.example",
        "ASKFIRST_OPENID_ORGANISATION": "education",
        "ASKFIRST_OPENID_CLIENT_ID": "askfirst",
        "ASKFIRST_PUBLIC_URL": "https://askfirst.example",
    }
    start = _start(environment | {name: value for name, value in whole.items() if name != missing})
    assert start.returncode == CANNOT_START
    assert missing in start.stderr
    assert "Traceback" not in start.stderr


def test_a_wrong_key_is_not_repeated(environment: dict[str, str]) -> None:
    start = _start(environment | {"ASKFIRST_SIGNING_KEY": "almost-secret"})
    assert "almost-secret" not in start.stderr


def test_without_a_model_it_says_how_to_make_one(environment: dict[str, str], tmp_path: Path) -> None:
    start = _start(environment | {"ASKFIRST_MODEL_PATH": str(tmp_path)})
    assert start.returncode == CANNOT_START
    assert "make train" in start.stderr
    assert "Traceback" not in start.stderr


def test_a_database_that_cannot_be_opened_is_named(environment: dict[str, str]) -> None:
    start = _start(environment | {"ASKFIRST_CONVERSATIONS_URL": "sqlite:////proc/nowhere.db"})
    assert start.returncode == CANNOT_START
    assert "ASKFIRST_CONVERSATIONS_URL" in start.stderr
    assert "Traceback" not in start.stderr


def test_keys_that_do_not_open_the_conversations_are_noticed(askfirst: AskFirst, environment: dict[str, str]) -> None:
    askfirst.sign_in("staff@justice.example").say("Kia ora")
    other_key = "bm90IHRoZSBrZXkgdGhhdCB3YXMgdXNlZCBiZWZvcmU="
    start = _start(environment | {"ASKFIRST_ENCRYPTION_KEYS": other_key})
    assert start.returncode == CANNOT_START
    assert "ASKFIRST_ENCRYPTION_KEYS" in start.stderr


def test_an_address_that_is_taken_is_named(askfirst: AskFirst) -> None:
    start = _start(askfirst.bot.environment)
    assert start.returncode == CANNOT_START
    assert askfirst.bot.environment["ASKFIRST_BOT_PORT"] in start.stderr
