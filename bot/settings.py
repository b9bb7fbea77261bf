"""What an operator may set: ASKFIRST_* in the environment or in a .env file beside the program."""

import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from pydantic import AnyHttpUrl, BaseSettings, Field, SecretStr, ValidationError, root_validator, validator
from pydantic.utils import ROOT_KEY

from bot.channels.teams.settings import TeamsSettings
from bot.environment import LOOPBACK, FromEnvironment

ORIGIN = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?")


class SettingsError(Exception):
    """A setting is missing or cannot be used."""


class Settings(BaseSettings):
    """The bot's settings; the two keys have no default, because a known key protects nothing."""

    signing_key: SecretStr = Field(..., min_length=32)
    encryption_keys: SecretStr
    demo_mode: bool = True
    bot_host: str = "127.0.0.1"
    bot_port: int = 5005
    actions_url: str = "http://127.0.0.1:5055/webhook"
    conversations_url: str = "sqlite:///var/conversations.db"
    model_path: Path = Path("models")
    corpus_folder: Path = Path("policy_corpus")
    messages_per_minute: int = Field(60, gt=0)
    token_lifetime_hours: int = Field(8, gt=0)
    allowed_origins: tuple[str, ...] = ()
    public_url: AnyHttpUrl | None = None
    openid_issuer: AnyHttpUrl | None = None
    openid_organisation: str = ""
    openid_client_id: str = ""
    openid_client_secret: SecretStr | None = None
    openid_audience: str = ""
    openid_email_claim: str = "email"
    quick_exit_url: AnyHttpUrl | None = None
    teams: TeamsSettings = Field(default_factory=TeamsSettings)

    class Config(FromEnvironment):
        """Where the settings are read from."""

        env_prefix = "ASKFIRST_"

    @validator("encryption_keys")
    def _every_key_is_a_fernet_key(cls, keys: SecretStr) -> SecretStr:
        try:
            _cipher(keys)
        except ValueError:
            raise ValueError("must be Fernet keys (32 bytes in URL-safe base64), separated by commas") from None
        return keys

    @validator("allowed_origins", each_item=True)
    def _is_an_origin(cls, origin: str) -> str:
        if not ORIGIN.fullmatch(origin):
            raise ValueError("must be origins such as https://intranet.example, separated by commas")
        return origin

    @root_validator(skip_on_failure=True)
    def _openid_is_whole(cls, values: dict[str, Any]) -> dict[str, Any]:
        if values["openid_issuer"]:
            _check_openid(values)
        return values

    @root_validator(skip_on_failure=True)
    def _teams_is_sound(cls, values: dict[str, Any]) -> dict[str, Any]:
        _check_teams(values)
        return values

    @property
    def sign_in(self) -> str:
        """How people sign in, in the word of the web door's configuration."""
        if self.demo_mode:
            return "demo"
        return "openid" if self.openid_issuer and self.openid_client_id else "token"

    @property
    def openid_audience_or_client(self) -> str:
        """For whom a token of the host page must be made."""
        return self.openid_audience or self.openid_client_id

    @property
    def cipher(self) -> MultiFernet:
        """Encrypts with the first key and reads what any of the keys encrypted."""
        return _cipher(self.encryption_keys)

    @property
    def token_lifetime(self) -> timedelta:
        """How long a person stays signed in."""
        return timedelta(hours=self.token_lifetime_hours)


def read_settings() -> Settings:
    """The settings, or SettingsError naming each variable that is missing or wrong."""
    try:
        return Settings.parse_obj({})
    except ValidationError as error:
        prefix = error.model.Config.env_prefix  # type: ignore[union-attr]
        raise SettingsError("\n".join(_in_words(fault, prefix) for fault in error.errors())) from None


def _in_words(fault: Mapping[str, Any], prefix: str) -> str:
    """A fault with the variable that it is about, unless it names them itself."""
    field = str(fault["loc"][0])
    return str(fault["msg"]) if field == ROOT_KEY else f"{prefix}{field.upper()}: {fault['msg']}"


def _check_openid(values: Mapping[str, Any]) -> None:
    """Raise ValueError where an OpenID provider is named and something is missing that goes with it."""
    issuer: AnyHttpUrl = values["openid_issuer"]
    if issuer.scheme != "https" and issuer.host not in LOOPBACK:
        raise ValueError("ASKFIRST_OPENID_ISSUER must be an https address")
    if not (values["corpus_folder"] / values["openid_organisation"] / "organisation.yml").is_file():
        raise ValueError("ASKFIRST_OPENID_ORGANISATION must be the folder of an organisation")
    if not (values["openid_client_id"] or values["openid_audience"]):
        raise ValueError("ASKFIRST_OPENID_CLIENT_ID or ASKFIRST_OPENID_AUDIENCE is needed with an issuer")
    if values["openid_client_id"] and not values["public_url"]:
        raise ValueError("ASKFIRST_PUBLIC_URL is needed, for the provider sends people back there")


def _check_teams(values: Mapping[str, Any]) -> None:
    """Raise ValueError where Teams names an unknown organisation, or others could reach a playground."""
    teams: TeamsSettings = values["teams"]
    for organisation in teams.organisations.values():
        if not (values["corpus_folder"] / organisation / "organisation.yml").is_file():
            raise ValueError(f"ASKFIRST_TEAMS_TENANTS: there is no organisation {organisation}")
    if teams.playground and not (values["demo_mode"] and values["bot_host"] in LOOPBACK):
        raise ValueError("ASKFIRST_TEAMS_PLAYGROUND is for demo mode on this machine alone")


def _cipher(keys: SecretStr) -> MultiFernet:
    return MultiFernet([Fernet(key.strip()) for key in keys.get_secret_value().split(",") if key.strip()])
