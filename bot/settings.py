"""What an operator may set: ASKFIRST_* in the environment or in a .env file beside the program."""

from datetime import timedelta
from pathlib import Path

from cryptography.fernet import Fernet, MultiFernet
from pydantic import BaseSettings, Field, SecretStr, ValidationError, validator


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

    class Config:
        """Where the settings are read from."""

        env_prefix = "ASKFIRST_"
        env_file = ".env"

    @validator("encryption_keys")
    def _every_key_is_a_fernet_key(cls, keys: SecretStr) -> SecretStr:
        try:
            _cipher(keys)
        except ValueError:
            raise ValueError("must be Fernet keys (32 bytes in URL-safe base64), separated by commas") from None
        return keys

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
        faults = [f"ASKFIRST_{fault['loc'][0]}".upper() + f": {fault['msg']}" for fault in error.errors()]
        raise SettingsError("\n".join(faults)) from None


def _cipher(keys: SecretStr) -> MultiFernet:
    return MultiFernet([Fernet(key.strip()) for key in keys.get_secret_value().split(",") if key.strip()])
