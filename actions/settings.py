"""What an installation decides, read from ASKFIRST_* environment variables or a .env file."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from pydantic import BaseSettings, Field, SecretStr, ValidationError, validator

from actions.errors import AskFirstError


class SettingsError(AskFirstError):
    """A setting is missing or cannot be used."""


class Settings(BaseSettings):
    """Every setting of the action server and the command line.

    `encryption_keys` are Fernet keys: the first encrypts, all of them decrypt. `signing_key` is shared
    with the bot and signs who is speaking.
    """

    database_url: str = "sqlite:///var/askfirst.db"
    encryption_keys: tuple[SecretStr, ...]
    signing_key: SecretStr = Field(..., min_length=32)
    corpus_folder: Path = Path("policy_corpus")
    demo_mode: bool = True
    actions_host: str = "127.0.0.1"
    actions_port: int = 5055

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


def corpus_folder() -> Path:
    """Returns the folder of the policy corpus."""
    return CorpusSettings().corpus_folder


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Returns the settings, read once. Raises SettingsError naming each variable that is missing or wrong."""
    try:
        return Settings.parse_obj({})
    except ValidationError as error:
        raise SettingsError("\n".join(_plain(fault) for fault in error.errors())) from None


def _plain(fault: Any) -> str:
    variable = f"ASKFIRST_{str(fault['loc'][0]).upper()}"
    if fault["type"] == "value_error.missing":
        return f"{variable} is not set; put it in the environment or in .env."
    return f"{variable} cannot be used: {fault['msg']}."
