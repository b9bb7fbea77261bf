"""The HTTP calls of the web channel."""

from dataclasses import dataclass

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.channels.demo_people import find_person, people_to_choose_from
from bot.channels.handlers import as_handler
from bot.channels.history import conversation_so_far
from bot.channels.incoming import read_message, read_object, read_person
from bot.channels.rate_limit import RateLimit
from bot.channels.refusals import Refusal, or_try_again
from bot.channels.replies import as_reply
from bot.channels.turns import Turns
from bot.settings import Settings


@dataclass(frozen=True)
class Door:
    """Answers in JSON."""

    settings: Settings
    turns: Turns
    rate_limit: RateLimit

    def add_to(self, web: Blueprint) -> None:
        """Add a route for each call."""
        web.add_route(as_handler(self.health), "/health")
        web.add_route(as_handler(self.configuration), "/configuration")
        web.add_route(as_handler(self.people), "/demo-people")
        web.add_route(as_handler(self.sign_in), "/sign-in", methods=["POST"])
        web.add_route(as_handler(self.messages), "/messages", methods=["POST"])
        web.add_route(as_handler(self.history), "/history")

    async def health(self, request: Request) -> HTTPResponse:
        """Whether messages can be answered."""
        ailment = await request.app.ctx.agent.ailment()
        return json({"error": ailment}, status=503) if ailment else json({"status": "ok"})

    async def configuration(self, request: Request) -> HTTPResponse:
        """What a client must know before anybody has signed in."""
        settings = self.settings
        limits = {"messagesPerMinute": settings.messages_per_minute}
        return json({"signIn": settings.sign_in, "quickExit": settings.quick_exit_url, **limits})

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
        return json({"token": self.turns.identity.token(person, self.settings.token_lifetime)})

    async def messages(self, request: Request) -> HTTPResponse:
        """One turn of the conversation."""
        person = self.turns.person(request.token or "")
        await self.rate_limit.admit(person)
        choices = self.turns.choices(person)
        said = await self.turns.take(person, read_message(read_object(request), choices))
        return json({"messages": [as_reply(message, choices) for message in said or ()]})

    async def history(self, request: Request) -> HTTPResponse:
        """The conversation so far."""
        person = self.turns.person(request.token or "")
        store = request.app.ctx.agent.tracker_store
        with or_try_again():
            tracker = await store.retrieve(self.turns.identity.conversation(person))
        return json({"messages": conversation_so_far(tracker, self.turns.choices(person)) if tracker else []})

    def _only_in_demo_mode(self) -> None:
        if not self.settings.demo_mode:
            raise Refusal(404, "Choosing a person is only for demonstrations.")
