"""What the app package needs to be told, from ASKFIRST_TEAMS_* in the environment or in .env."""

from pydantic import BaseSettings, Field, ValidationError, validator
from pydantic.utils import ROOT_KEY

from bot.channels.teams.settings import TeamsSettings

PREFIX = "ASKFIRST_TEAMS_"


class PackageSettings(BaseSettings):
    """The bot's app id, and the pages that an app must name: about itself, its privacy, and the terms of its use."""

    app_id: str = Field(..., min_length=1)
    website_url: str
    privacy_url: str
    terms_url: str

    class Config:
        """Where the settings are read from."""

        env_prefix = PREFIX
        env_file = ".env"

    @validator("website_url", "privacy_url", "terms_url")
    def _is_https(cls, url: str) -> str:
        if not url.startswith("https://"):
            raise ValueError("must be an https address")
        return url


class PackageError(Exception):
    """Why no package can be made, in words for the operator."""


def read_settings() -> tuple[TeamsSettings, PackageSettings]:
    """Return the bot's settings and the package's; raise PackageError naming each variable that is missing or wrong."""
    try:
        return TeamsSettings(), PackageSettings.parse_obj({})
    except ValidationError as error:
        raise PackageError(
            "\n".join(_in_words(str(fault["loc"][0]), fault["msg"]) for fault in error.errors())
        ) from None


def _in_words(field: str, message: str) -> str:
    """Return a fault with the variable that it is about, unless it names them itself."""
    return message if field == ROOT_KEY else f"{PREFIX}{field.upper()}: {message}"
