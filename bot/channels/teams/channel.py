"""The channel for Microsoft Teams, mounted at /webhooks/teams where the settings switch it on."""

from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.assistant import Assistant
from bot.channels.identity import Identity
from bot.channels.rate_limit import RateLimit
from bot.channels.teams.admission import Admission
from bot.channels.teams.arrivals import Arrivals
from bot.channels.teams.client import open_client
from bot.channels.teams.connector import Connector
from bot.channels.teams.door import Door
from bot.channels.teams.hearing import Hearing
from bot.channels.teams.notifications import Notifications
from bot.channels.teams.proof import ProofReader
from bot.channels.teams.references import open_references
from bot.channels.teams.seen import Seen
from bot.channels.teams.settings import TeamsSettings
from bot.channels.teams.signing_keys import SigningKeys
from bot.channels.teams.speech import Speech
from bot.channels.teams.work import Work
from bot.channels.tokens import Signer
from bot.channels.turns import OnNewMessage, Turns
from bot.settings import Settings, read_settings

NAME = "teams"


class TeamsChannel(InputChannel):
    """Knows people by their ids in Entra ID, which Teams vouches for."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @classmethod
    def name(cls) -> str:
        """Where Rasa mounts the channel."""
        return NAME

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "TeamsChannel":
        """All credentials are settings; credentials.yml only names the channel."""
        return cls(read_settings())

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The calls of the Teams door, none where it is switched off."""
        teams = Blueprint(NAME)
        if self.settings.teams.is_on:
            teams.add_route(_messages, "/messages", methods=["POST"])
            teams.add_route(_notifications, "/notifications", methods=["POST"])
            teams.listener(self._opening(on_new_message), "before_server_start")
            teams.listener(_close, "before_server_stop")
        return teams

    def _opening(self, on_new_message: OnNewMessage) -> Any:
        identity = Identity(Signer(self.settings.signing_key.get_secret_value()))
        turns = Turns(identity, on_new_message, NAME)
        rate_limit = RateLimit(self.settings.messages_per_minute)

        async def start(app: Sanic, _: object) -> None:
            app.ctx.teams = open_door(self.settings.teams, app.ctx.agent, turns, rate_limit)

        return start


def open_door(settings: TeamsSettings, assistant: Assistant, turns: Turns, rate_limit: RateLimit) -> Door:
    """The door to a loaded assistant."""
    client, store = open_client(settings), assistant.tracker_store
    keys = SigningKeys(client, settings.metadata_url)
    proofs = None if settings.playground else ProofReader(keys, settings.app_id, settings.token_issuer)
    admission = Admission(settings, proofs)
    references, speech = open_references(store.engine, store.cipher), Speech(Connector(client))
    return Door(
        client,
        admission,
        Hearing(assistant, turns, rate_limit, references, speech),
        Arrivals(turns.identity, references, speech),
        Notifications(turns, admission, references, speech),
        Seen(),
        Work(),
    )


async def _messages(request: Request) -> HTTPResponse:
    door: Door = request.app.ctx.teams
    return await door.messages(request)


async def _notifications(request: Request) -> HTTPResponse:
    door: Door = request.app.ctx.teams
    return await door.notify(request)


async def _close(app: Sanic, _: object) -> None:
    door: Door = app.ctx.teams
    await door.close()
