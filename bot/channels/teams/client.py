"""The one client for everything that is asked of Microsoft's services, with the bot's token on it."""

from authlib.integrations.httpx_client import AsyncOAuth2Client
from httpx2 import AsyncClient, Limits

from bot.channels.teams.settings import TeamsSettings

SCOPE = "https://api.botframework.com/.default"
SECONDS_TO_ANSWER = 15
SECONDS_OF_SLACK = 5 * 60
LIMITS = Limits(max_connections=50)
NOT_YET_ASKED_FOR = {"access_token": "", "token_type": "Bearer", "expires_at": 1}


def open_client(settings: TeamsSettings) -> AsyncClient:
    """A client that asks for a token when it first needs one, and for the next before that one expires."""
    if settings.playground:
        return AsyncClient(timeout=SECONDS_TO_ANSWER, limits=LIMITS)
    client: AsyncClient = AsyncOAuth2Client(
        client_id=settings.app_id,
        client_secret=settings.app_secret.get_secret_value(),
        scope=SCOPE,
        token_endpoint=f"{settings.login_url.rstrip('/')}/{settings.own_tenant}/oauth2/v2.0/token",
        token_endpoint_auth_method="client_secret_post",  # noqa: S106 (a method's name)
        grant_type="client_credentials",
        token=NOT_YET_ASKED_FOR,
        leeway=SECONDS_OF_SLACK,
        timeout=SECONDS_TO_ANSWER,
        limits=LIMITS,
    )
    return client
