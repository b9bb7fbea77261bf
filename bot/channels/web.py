"""The web door: a chat page, and the few calls it is built on, mounted at /webhooks/web."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import Any

import jwt
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.channels.demo_people import find_person, people_to_choose_from
from bot.channels.history import conversation_so_far
from bot.channels.identity import Identity, Person
from bot.channels.incoming import read_message, read_person
from bot.channels.page_files import serve_page
from bot.channels.rate_limit import RateLimit
from bot.channels.refusals import Refusal, or_try_again
from bot.channels.replies import Replies, Reply
from bot.channels.signed_choice import Choices
from bot.channels.tokens import Signer
from bot.settings import Settings, read_settings

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
Handler = Callable[[Request], Coroutine[Any, Any, HTTPResponse]]


def as_handler(method: Handler) -> Handler:
    """A function for a method: Sanic sets attributes on its handlers, which methods do not take."""

    @wraps(method)
    async def handler(request: Request) -> HTTPResponse:
        return await method(request)

    return handler


class WebChannel(InputChannel):
    """Knows people by their tokens, gives each one conversation, and answers in JSON."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.identity = Identity(Signer(settings.signing_key.get_secret_value()))
        self.rate_limit = RateLimit(settings.messages_per_minute)

    @classmethod
    def name(cls) -> str:
        """Where Rasa mounts the channel."""
        return "web"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "WebChannel":
        """All credentials are settings; credentials.yml only names the channel."""
        return cls(read_settings())

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """The calls of the web door."""
        self.on_new_message = on_new_message
        web = Blueprint("web")
        web.add_route(as_handler(self.health), "/health")
        web.add_route(as_handler(self.people), "/demo-people")
        web.add_route(as_handler(self.sign_in), "/sign-in", methods=["POST"])
        web.add_route(as_handler(self.messages), "/messages", methods=["POST"])
        web.add_route(as_handler(self.history), "/history")
        serve_page(web)
        return web

    async def health(self, request: Request) -> HTTPResponse:
        """Whether messages can be answered."""
        ailment = await request.app.ctx.agent.ailment()
        return json({"error": ailment}, status=503) if ailment else json({"status": "ok"})

    async def people(self, request: Request) -> HTTPResponse:
        """Who may be chosen at sign-in."""
        self._only_in_demo_mode()
        return json({"organisations": people_to_choose_from(self.settings.corpus_folder)})

    async def sign_in(self, request: Request) -> HTTPResponse:
        """A token for a person of the demonstration."""
        self._only_in_demo_mode()
        person = find_person(self.settings.corpus_folder, read_person(request))
        if person is None:
            raise Refusal(404, "There is no such person in the demonstration.")
        return json({"token": self.identity.token(person, self.settings.token_lifetime)})

    async def messages(self, request: Request) -> HTTPResponse:
        """One turn of the conversation."""
        person = self._signed_in(request)
        await self.rate_limit.admit(person)
        text = read_message(request, self._choices(person))
        return json({"messages": await self._turn(person, text)})

    async def history(self, request: Request) -> HTTPResponse:
        """The conversation so far."""
        person = self._signed_in(request)
        store = request.app.ctx.agent.tracker_store
        with or_try_again():
            tracker = await store.retrieve(self.identity.conversation(person))
        return json({"messages": conversation_so_far(tracker, self._choices(person)) if tracker else []})

    async def _turn(self, person: Person, text: str) -> list[Reply]:
        """Have the message answered, to the end even if the client goes away in the middle."""
        replies = Replies(self._choices(person))
        message = UserMessage(
            text,
            replies,
            sender_id=self.identity.conversation(person),
            input_channel=self.name(),
            metadata={"attestation": self.identity.attestation(person)},
        )
        with or_try_again():
            await asyncio.shield(asyncio.ensure_future(self.on_new_message(message)))
        return replies.messages

    def _signed_in(self, request: Request) -> Person:
        try:
            return self.identity.person(request.token or "")
        except jwt.InvalidTokenError:
            raise Refusal(401, "Please sign in first.") from None

    def _choices(self, person: Person) -> Choices:
        return Choices(self.identity.signer, self.identity.conversation(person))

    def _only_in_demo_mode(self) -> None:
        if not self.settings.demo_mode:
            raise Refusal(404, "Choosing a person is only for demonstrations.")
