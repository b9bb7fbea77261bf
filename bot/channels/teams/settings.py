"""What an operator may set for Microsoft Teams: ASKFIRST_TEAMS_* in the environment or in .env."""

import re
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseSettings, SecretStr, root_validator, validator

from bot.environment import LOOPBACK, FromEnvironment

GUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
TENANT = re.compile(rf"({GUID})=([a-z0-9_-]+)")
PUBLISHED_KEYS = "https://login.botframework.com/v1/.well-known/openidconfiguration"


class TeamsSettings(BaseSettings):
    """The bot's registration and whom it serves; without an `app_id` there is no Teams channel.

    `tenants` holds `<tenant id>=<organisation>` pairs, the tenant in which the bot is registered first. `service_hosts`
    are those that activities may come from and answers go to. `playground` takes activities that prove nothing, from
    a test client on this machine.
    """

    app_id: str = ""
    app_secret: SecretStr = SecretStr("")
    tenants: tuple[str, ...] = ()
    service_hosts: tuple[str, ...] = ("smba.trafficmanager.net",)
    metadata_url: str = PUBLISHED_KEYS
    token_issuer: str = "https://api.botframework.com"  # noqa: S105 (a name, no secret)
    login_url: str = "https://login.microsoftonline.com"
    playground: bool = False

    class Config(FromEnvironment):
        """Where the settings are read from."""

        env_prefix = "ASKFIRST_TEAMS_"

    @validator("app_id")
    def _is_a_guid(cls, app_id: str) -> str:
        if app_id and not re.fullmatch(GUID, app_id.lower()):
            raise ValueError("must be the application (client) id of the bot's registration")
        return app_id.lower()

    @validator("tenants", each_item=True)
    def _is_a_tenant(cls, tenant: str) -> str:
        if not TENANT.fullmatch(tenant.lower()):
            raise ValueError("must be <tenant id>=<organisation>, such as 1f0c…-…=education, separated by commas")
        return tenant.lower()

    @validator("metadata_url", "login_url")
    def _is_encrypted(cls, url: str) -> str:
        if not is_encrypted(url):
            raise ValueError("must be an https address")
        return url

    @root_validator(skip_on_failure=True)
    def _is_whole(cls, values: dict[str, Any]) -> dict[str, Any]:
        if values["app_id"] and not values["app_secret"].get_secret_value():
            raise ValueError("ASKFIRST_TEAMS_APP_SECRET is needed with an app id")
        if (values["app_id"] or values["playground"]) and not values["tenants"]:
            raise ValueError("ASKFIRST_TEAMS_TENANTS must name the tenants that may use the bot")
        if values["app_id"] and values["playground"]:
            raise ValueError("ASKFIRST_TEAMS_PLAYGROUND takes anybody's word, so it can't be set with an app id")
        return values

    @property
    def is_on(self) -> bool:
        """Whether there is a Teams channel."""
        return bool(self.app_id) or self.playground

    @property
    def organisations(self) -> dict[str, str]:
        """The organisation of each tenant whose people may use the bot."""
        return dict(pair.split("=") for pair in self.tenants)

    @property
    def own_tenant(self) -> str:
        """The tenant in which the bot is registered."""
        return next(iter(self.organisations))


def is_encrypted(url: str) -> bool:
    """Whether what is sent to this address is encrypted or stays on this machine."""
    host = host_of(url)
    return bool(host) and (url.startswith("https://") or (url.startswith("http://") and host in LOOPBACK))


def is_plain(url: str) -> bool:
    """Whether an address names a service and nothing else: no user, question or fragment, and no port of its own.

    Services on this machine have ports.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    return not re.search(r"[@?#\\\s]", url) and (port is None or parts.hostname in LOOPBACK)


def host_of(url: str) -> str:
    """The host that an address names, empty where it cannot be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
