"""Live conversations over Socket.IO: what is said in one tab is seen in all, and nothing is lost with a connection."""

from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from socketio import AsyncNamespace, AsyncServer
from socketio.exceptions import ConnectionRefusedError as Refused

from bot.channels.activity import Activity, activities, typing, typing_ended
from bot.channels.history import Utterance, answers, said_by_person, utterances
from bot.channels.identity import Person
from bot.channels.incoming import read_said
from bot.channels.rate_limit import RateLimit
from bot.channels.refusals import TRY_AGAIN, Refusal, or_try_again
from bot.channels.turns import Turns
from bot.channels.web.audience import Audience
from bot.tracker_store import EncryptedTrackerStore

PATH = "/webhooks/web/socket.io"
MOST_CONNECTIONS = 20
PASSING = (429, 503)


def open_socket(turns: Turns, rate_limit: RateLimit, allowed_origins: Collection[str]) -> AsyncServer:
    """The socket server; it checks origins itself, so that a reason can be given."""
    server = AsyncServer(async_mode="sanic", transports=["websocket"], cors_allowed_origins=[])
    server.register_namespace(Socket(turns, rate_limit, allowed_origins))
    return server


class Socket(AsyncNamespace):
    """Lets people in by their tokens, hears what they say, and shows it with the answer wherever they are."""

    def __init__(self, turns: Turns, rate_limit: RateLimit, allowed_origins: Collection[str]) -> None:
        super().__init__("/")
        self.turns = turns
        self.rate_limit = rate_limit
        self.allowed_origins = allowed_origins
        self.audience = Audience(self)

    async def on_connect(self, connection: str, environ: dict[str, Any], auth: object = None) -> None:
        """Let a person in, or say why not; the conversation so far follows."""
        told = auth if isinstance(auth, dict) else {}
        token, store = str(told.get("token", "")), environ["sanic.request"].app.ctx.agent.tracker_store
        try:
            await self._admit(environ, token, store)
        except Refusal as refusal:
            raise Refused(str(refusal), _problem(refusal)) from None
        await self.save_session(connection, {"token": token, "store": store})
        self.server.start_background_task(self._welcome, connection, token, store, told.get("after"))

    async def on_disconnect(self, connection: str, reason: str) -> None:
        """Note that a connection has ended; a turn that it began goes on."""
        self.audience.forget(connection)

    async def on_say(self, connection: str, message: object = None) -> Activity:
        """Have a message answered, and acknowledge it when the answer has been shown."""
        session = await self.get_session(connection)
        try:
            await self._hear(connection, self.turns.person(session["token"]), message, session["store"])
        except Refusal as refusal:
            return {**_problem(refusal), "again": refusal.status_code in PASSING}
        return {"ok": True}

    async def _admit(self, environ: Mapping[str, Any], token: str, store: EncryptedTrackerStore) -> None:
        self._check_origin(environ)
        person = self.turns.person(token)
        if self.audience.size(self.turns.identity.conversation(person)) >= MOST_CONNECTIONS:
            raise Refusal(429, "AskFirst is open in too many places at once. Please close some of them.")
        if not await store.is_up():
            raise Refusal(503, TRY_AGAIN)

    def _check_origin(self, environ: Mapping[str, Any]) -> None:
        """Refuse a page of another site; a program that is no browser names no origin, but needs a token too."""
        origin = environ.get("HTTP_ORIGIN")
        is_ours = origin is None or urlsplit(origin).netloc == environ.get("HTTP_HOST")
        if not is_ours and origin not in self.allowed_origins:
            raise Refusal(403, "This page may not talk to AskFirst.")

    async def _welcome(self, connection: str, token: str, store: EncryptedTrackerStore, after: object) -> None:
        person, until = self.turns.person(token), self.turns.identity.expiry(token)

        async def history() -> Activity:
            return await self._history(person, store, after)

        try:
            await self.audience.join(connection, self.turns.identity.conversation(person), until, history)
        except Refusal:
            await self.disconnect(connection)

    async def _history(self, person: Person, store: EncryptedTrackerStore, after: object) -> Activity:
        """What was said after the message last seen, or all of it where that message is not known."""
        said = await self._so_far(person, store)
        place = next((place for place, each in enumerate(said, start=1) if each.id == after), 0)
        seen = {each.id for each in said[:place]}
        shown = activities(said, self.turns.choices(person))
        return {"activities": [each for each in shown if each["id"] not in seen], "complete": not seen}

    async def _hear(self, connection: str, person: Person, message: object, store: EncryptedTrackerStore) -> None:
        """Take a turn and show it to all; one that was taken before is shown to this connection, as it is kept."""
        await self.rate_limit.admit(person)
        conversation, choices = self.turns.identity.conversation(person), self.turns.choices(person)
        said = read_said(message, choices)
        await self.audience.show(conversation, [typing()])
        asked = said_by_person(said.id, said.shown)
        try:
            replies = await self.turns.take(person, said.heard, said.id)
        except Refusal:
            await self.audience.show(conversation, [typing_ended()])
            raise
        if replies is None:
            kept = (each for each in await self._so_far(person, store) if each.turn == said.id)
            await self.audience.show(connection, activities(kept, choices))
            await self.audience.show(conversation, [typing_ended()])
        else:
            await self.audience.show(conversation, activities([asked, *answers(said.id, replies)], choices))

    async def _so_far(self, person: Person, store: EncryptedTrackerStore) -> list[Utterance]:
        with or_try_again():
            tracker = await store.retrieve(self.turns.identity.conversation(person))
        return list(utterances(tracker)) if tracker else []


def _problem(refusal: Refusal) -> dict[str, Any]:
    return {"error": str(refusal), "status": refusal.status_code}
