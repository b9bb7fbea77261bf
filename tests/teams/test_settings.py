"""The settings of Teams: what is missing or wrong is named before the bot starts."""

import pytest

from bot.settings import SettingsError, read_settings
from tests.teams.double import APP_ID, EDUCATION

WHOLE = {"APP_ID": APP_ID, "APP_SECRET": "secret", "TENANTS": f"{EDUCATION}=education"}


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKFIRST_SIGNING_KEY", "a signing key that is long enough")
    monkeypatch.setenv("ASKFIRST_ENCRYPTION_KEYS", "bm90IHRoZSBrZXkgdGhhdCB3YXMgdXNlZCBiZWZvcmU=")


def _set(monkeypatch: pytest.MonkeyPatch, **settings: str) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"ASKFIRST_TEAMS_{name}", value)


def test_teams_is_off_unless_it_is_set_up() -> None:
    assert not read_settings().teams.is_on


def test_the_first_tenant_is_the_one_in_which_the_bot_is_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    other = EDUCATION.replace("e", "d")
    _set(monkeypatch, **WHOLE | {"TENANTS": f"{EDUCATION.upper()}=education, {other}=justice"})
    teams = read_settings().teams
    assert teams.own_tenant == EDUCATION
    assert teams.organisations == {EDUCATION: "education", other: "justice"}


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("APP_ID", "askfirst"),
        ("APP_SECRET", ""),
        ("TENANTS", ""),
        ("TENANTS", "education"),
        ("TENANTS", f"{EDUCATION}="),
        ("TENANTS", f"{EDUCATION}=nowhere"),
        ("METADATA_URL", "http://login.example"),
        ("LOGIN_URL", "http://login.example"),
        ("LOGIN_URL", "http://["),
        ("PLAYGROUND", "perhaps"),
        ("PLAYGROUND", "true"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    _set(monkeypatch, **WHOLE | {variable: value})
    with pytest.raises(SettingsError, match=f"ASKFIRST_TEAMS_{variable}"):
        read_settings()


def test_a_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, **WHOLE | {"APP_SECRET": "almost-secret", "TENANTS": ""})
    with pytest.raises(SettingsError) as error:
        read_settings()
    assert "almost-secret" not in str(error.value)


@pytest.mark.parametrize(("variable", "value"), [("ASKFIRST_DEMO_MODE", "false"), ("ASKFIRST_BOT_HOST", "0.0.0.0")])
def test_the_playground_is_for_demonstrations_on_one_machine(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    _set(monkeypatch, PLAYGROUND="true", TENANTS=f"{EDUCATION}=education")
    assert read_settings().teams.is_on
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match="ASKFIRST_TEAMS_PLAYGROUND"):
        read_settings()
