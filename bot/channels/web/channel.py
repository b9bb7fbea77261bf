"""The web channel, mounted at /webhooks/web: the page, its HTTP calls, and the socket for live conversations."""

import asyncio
from typing import Any

from rasa.core.channels.channel import InputChannel
from rasa.core.channels.socketio import SocketBlueprint
from sanic import Blueprint, Sanic

from bot.channels.identity import Identity
from bot.channels.page_files import serve_page
from bot.channels.rate_limit import RateLimit
from bot.channels.tokens import Signer
from bot.channels.turns import CHANNEL, OnNewMessage, Turns
from bot.channels.web.door import Door
from bot.channels.web.openid.calls import openid_calls
from bot.channels.web.socket import PATH, open_socket
from bot.settings import Settings, read_settings


class WebChannel(InputChannel):
    """Knows people by their tokens and gives each one conversation."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @classmethod
    def name(cls) -> str:
        """Where Rasa mounts the channel."""
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "WebChannel":
        """All credentials are settings; credentials.yml only names the channel."""
        return cls(read_settings())

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The calls of the web door and its socket."""
        identity = Identity(Signer(self.settings.signing_key.get_secret_value()))
        turns = Turns(identity, on_new_message)
        rate_limit = RateLimit(self.settings.messages_per_minute)
        web = self._with_socket(turns, rate_limit)
        Door(self.settings, turns, rate_limit).add_to(web)
        if openid := openid_calls(self.settings, turns):
            openid.add_to(web)
        serve_page(web, self.settings.allowed_origins)
        return web

    def _with_socket(self, turns: Turns, rate_limit: RateLimit) -> Blueprint:
        socket = open_socket(turns, rate_limit, self.settings.allowed_origins)
        web = SocketBlueprint(socket, PATH, CHANNEL)

        async def shut_down(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
            await socket.shutdown()

        web.before_server_stop(shut_down)
        return web
