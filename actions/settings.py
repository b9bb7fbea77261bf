"""What an installation decides, read from ASKFIRST_* environment variables or a .env file."""

import re
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Literal, Optional
from urllib.parse import urlsplit

from cryptography.fernet import Fernet, MultiFernet
from pydantic import AnyHttpUrl, BaseSettings, Field, MissingError, SecretStr, ValidationError, validator

from actions.errors import AskFirstError

EMAIL_ADDRESS = re.compile(r"[!-;=?A-~]+@[A-Za-z0-9.-]+")


class SettingsError(AskFirstError):
    """A setting is missing or cannot be used."""


class Settings(BaseSettings):
    """Every setting of the action server and the command line.

    `encryption_keys` are Fernet keys: the first encrypts, all of them decrypt. `signing_key` is shared
    with the bot and signs who is speaking. `public_url` is where people open the chat. `api_requests_per_minute` is
    how many calls of the API one person may make.
    """

    database_url: str = "sqlite:///var/askfirst.db"
    encryption_keys: tuple[SecretStr, ...]
    signing_key: SecretStr = Field(..., min_length=32)
    corpus_folder: Path = Path("policy_corpus")
    demo_mode: bool = True
    public_url: Optional[AnyHttpUrl] = None
    actions_host: str = "127.0.0.1"
    actions_port: int = 5055
    api_requests_per_minute: int = Field(120, gt=0)

    class Config:
        env_prefix = "ASKFIRST_"
        env_file = ".env"
        allow_mutation = False

        @classmethod
        def parse_env_var(cls, field_name: str, raw_value: str) -> Any:
            """Returns a comma-separated value as its parts, where pydantic would expect JSON."""
            return tuple(part.strip() for part in raw_value.split(",") if part.strip())

    @validator("encryption_keys")
    def _are_fernet_keys(cls, keys: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        try:
            MultiFernet([Fernet(key.get_secret_value()) for key in keys])
        except ValueError:
            raise ValueError("it must be Fernet keys: 32 random bytes each, in URL-safe base64") from None
        return keys


class CorpusSettings(BaseSettings):
    """Where the policies are; all that a command needs which touches no person and no case."""

    corpus_folder: Path = Path("policy_corpus")

    class Config:
        env_prefix = "ASKFIRST_"
        env_file = ".env"


class SmtpSettings(BaseSettings):
    """The mail server that notifications are handed to; without a host no e-mail is sent.

    `security` is `starttls`, `tls` from the first byte, or `none`, for a server that takes mail from this machine
    alone. `sender` is the address that e-mails come from. `timeout_seconds` is how long each of its answers may take.
    """

    host: str = ""
    port: int = Field(587, gt=0, lt=65536)
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: SecretStr = SecretStr("")
    sender: str = ""
    timeout_seconds: float = Field(20.0, gt=0, le=120)

    class Config(Settings.Config):
        env_prefix = "ASKFIRST_SMTP_"

    @validator("sender", always=True)
    def _is_an_address_where_it_is_on(cls, sender: str, values: dict[str, Any]) -> str:
        if values.get("host") and not sender:
            raise MissingError()
        if sender and not EMAIL_ADDRESS.fullmatch(sender):
            raise ValueError("it must be an e-mail address, such as askfirst@ministry.example")
        return sender

    @validator("password")
    def _travels_encrypted(cls, password: SecretStr, values: dict[str, Any]) -> SecretStr:
        if password.get_secret_value() and values.get("security") == "none":
            raise ValueError("it would be sent in the clear; set ASKFIRST_SMTP_SECURITY to starttls or tls")
        return password


class ReaderSettings(BaseSettings):
    """The language model that may read policy questions, and for which organisations: for none unless they are named.

    `timeout_seconds` is how long a person may wait for it before the built-in answer is given.
    """

    organisations: tuple[str, ...] = ()
    address: str = ""
    model: str = ""
    key: SecretStr = SecretStr("")
    timeout_seconds: float = Field(4.0, gt=0, le=30)

    class Config(Settings.Config):
        env_prefix = "ASKFIRST_READER_"

    @validator("address", "model", always=True)
    def _is_set_where_it_is_on(cls, value: str, values: dict[str, Any]) -> str:
        if values.get("organisations") and not value:
            raise MissingError()
        return value

    @validator("address")
    def _is_safe(cls, address: str) -> str:
        if address and not _is_safe_address(address):
            raise ValueError("it must be https://, a host and a path, and no more; http:// is for this machine alone")
        return address

    @validator("key")
    def _can_be_sent(cls, key: SecretStr) -> SecretStr:
        if not (key.get_secret_value().isascii() and key.get_secret_value().isprintable()):
            raise ValueError("it must be plain letters, digits and signs")
        return key


class TeamsSettings(BaseSettings):
    """Whether people are told in Microsoft Teams, as the bot is set up, and where the bot is that tells them."""

    app_id: str = ""
    playground: bool = False
    bot_url: AnyHttpUrl = Field("http://127.0.0.1:5005", env="ASKFIRST_BOT_URL")

    class Config(Settings.Config):
        env_prefix = "ASKFIRST_TEAMS_"

    @property
    def is_on(self) -> bool:
        """Returns whether the bot is in Teams."""
        return bool(self.app_id) or self.playground


def _is_safe_address(address: str) -> bool:
    """Return whether what is sent there is encrypted or stays on this machine, and no secret stands in the address."""
    try:
        url = urlsplit(address)
        is_clean = bool(url.hostname) and not (url.username or url.password or url.query or url.fragment)
        return is_clean and url.port != 0 and (url.scheme == "https" or _is_loopback(url.scheme, url.hostname or ""))
    except ValueError:
        return False


def _is_loopback(scheme: str, host: str) -> bool:
    return scheme == "http" and (host == "localhost" or ip_address(host).is_loopback)


def reader_settings() -> ReaderSettings:
    """Returns the settings of the reader. Raises SettingsError naming each variable that is missing or wrong."""
    try:
        return ReaderSettings.parse_obj({})
    except ValidationError as error:
        raise SettingsError("\n".join(_plain(fault, "ASKFIRST_READER_") for fault in error.errors())) from None


def smtp_settings() -> SmtpSettings:
    """Returns the settings of the mail server. Raises SettingsError naming each variable that is missing or wrong."""
    try:
        return SmtpSettings.parse_obj({})
    except ValidationError as error:
        raise SettingsError("\n".join(_plain(fault, "ASKFIRST_SMTP_") for fault in error.errors())) from None


def teams_settings() -> TeamsSettings:
    """Returns the settings of Teams. Raises SettingsError naming each variable that is missing or wrong."""
    try:
        return TeamsSettings.parse_obj({})
    except ValidationError as error:
        raise SettingsError("\n".join(_plain(fault, "ASKFIRST_TEAMS_") for fault in error.errors())) from None


def corpus_folder() -> Path:
    """Returns the folder of the policy corpus."""
    return CorpusSettings().corpus_folder


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Returns the settings, read once. Raises SettingsError naming each variable that is missing or wrong."""
    try:
        return Settings.parse_obj({})
    except ValidationError as error:
        raise SettingsError("\n".join(_plain(fault, "ASKFIRST_") for fault in error.errors())) from None


def _plain(fault: Any, prefix: str) -> str:
    variable = f"{prefix}{str(fault['loc'][0]).upper()}"
    if fault["type"] == "value_error.missing":
        return f"{variable} is not set; put it in the environment or in .env."
    return f"{variable} cannot be used: {fault['msg']}."
