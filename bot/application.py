"""The bot's web server: the channels of credentials.yml and nothing else; Rasa's HTTP API stays out."""

import asyncio
import logging
import socket

from rasa.core.channels.channel import register
from rasa.core.run import create_http_input_channels
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, redirect

from bot.assistant import Assistant, StartError, load_assistant
from bot.channels.refusals import answer_errors_in_plain_words
from bot.channels.security_headers import add_security_headers
from bot.computed_once import compute_once
from bot.settings import Settings

CREDENTIALS = "credentials.yml"
CHANNELS = "/webhooks/"
CHAT_PAGE = "/webhooks/web/"
# A message of Teams comes twice, as words and with its layout, and must not be refused without a word to the person.
LARGEST_REQUEST = 256 * 1024
LARGEST_FRAME = 64 * 1024
REQUEST_SECONDS = 60

logger = logging.getLogger(__name__)


def serve(settings: Settings) -> None:
    """Load everything, warm it up, and only then open the doors."""
    address = _reserve(settings)
    compute_once()
    assistant = load_assistant(settings)
    asyncio.run(assistant.warm_up())
    app = create_app(assistant)
    if settings.demo_mode:
        logger.warning("Demo mode: whoever reaches this server can sign in as anybody in the directory")
    logger.info("Serving %s on http://%s:%s", assistant.model_name, settings.bot_host, settings.bot_port)
    app.run(sock=address, access_log=False)


def _reserve(settings: Settings) -> socket.socket:
    """Take the address before the long loading; where it is taken already, Sanic would end without a word."""
    address = socket.socket()
    address.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        address.bind((settings.bot_host, settings.bot_port))
    except OSError as error:
        raise StartError(f"{settings.bot_host}:{settings.bot_port} cannot be used: {error.strerror}.") from None
    return address


def create_app(assistant: Assistant) -> Sanic:
    """The web server around a loaded assistant."""
    app = Sanic("askfirst", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = LARGEST_REQUEST
    app.config.WEBSOCKET_MAX_SIZE = LARGEST_FRAME
    app.config.REQUEST_TIMEOUT = app.config.RESPONSE_TIMEOUT = REQUEST_SECONDS
    app.ctx.agent = assistant
    app.register_middleware(add_security_headers, "response")
    answer_errors_in_plain_words(app)
    app.add_route(_to_the_chat, "/")
    register(create_http_input_channels(None, CREDENTIALS), app, route=CHANNELS)
    return app


async def _to_the_chat(request: Request) -> HTTPResponse:
    return redirect(CHAT_PAGE)
