"""AskFirst as an organisation runs it: nobody chooses a name, everybody signs in with the provider."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from tests.bot.openid.provider import AUDIENCE, CLIENT_ID, CLIENT_SECRET, OpenIDProvider
from tests.running import AskFirst, Server, free_ports

OF_ITS_OWN = {"ASKFIRST_OPENID_CLIENT_ID": CLIENT_ID, "ASKFIRST_OPENID_CLIENT_SECRET": CLIENT_SECRET}


@dataclass(frozen=True)
class Organisation:
    """A bot outside demonstrations, and its organisation's provider."""

    door: str
    provider: OpenIDProvider


@contextmanager
def organisation_with_provider(
    askfirst: AskFirst, intranet: str, *, own_sign_in: bool = True
) -> Iterator[Organisation]:
    """Run a bot that the intranet may show; without a sign-in of its own it takes only the intranet's tokens."""
    (port,) = free_ports(1)
    public = f"http://127.0.0.1:{port}"
    door = f"{public}/webhooks/web"
    provider = OpenIDProvider(returns_to=f"{door}/openid/return")
    settings = {
        "ASKFIRST_DEMO_MODE": "false",
        "ASKFIRST_BOT_PORT": str(port),
        "ASKFIRST_PUBLIC_URL": public,
        "ASKFIRST_ALLOWED_ORIGINS": intranet,
        "ASKFIRST_OPENID_ISSUER": provider.issuer,
        "ASKFIRST_OPENID_ORGANISATION": "education",
        "ASKFIRST_OPENID_AUDIENCE": AUDIENCE,
        **(OF_ITS_OWN if own_sign_in else {}),
    }
    environment = askfirst.bot.environment | settings
    bot: Server = replace(askfirst.bot, environment=environment, health=f"{door}/health", process=None)
    provider.start()
    bot.start()
    try:
        bot.wait_until_well()
        yield Organisation(door, provider)
    finally:
        bot.stop()
        provider.stop()
