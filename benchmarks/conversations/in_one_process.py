"""The bot and its actions in one process: the same model, forms and database, without the two servers between them.

A set takes a minute instead of five; on the sets that were played both ways the outcome was the same.
"""

import asyncio
import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import structlog
from rasa.utils.endpoints import ClientResponseError
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from actions.conversation.telling.learned import load_readers
from bot.action_server import ACTION_REJECTED, ActionServer
from bot.assistant import Assistant, load_assistant
from bot.channels.identity import Identity, Person
from bot.channels.tokens import Signer
from bot.channels.turns import Turns
from bot.computed_once import compute_once
from bot.settings import read_settings
from tests.running import SIGNING_KEY, Conversation, Reply, prepared_environment


class ActionsHere(ActionServer):
    """Runs the actions without asking a server."""

    def __init__(self) -> None:
        super().__init__("http://localhost")
        self.executor = ActionExecutor()
        self.executor.register_package("actions.conversation")

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """Run an action; what goes in and comes out is what JSON can carry, as over HTTP."""
        try:
            return json.loads(json.dumps(await self.executor.run(json.loads(json.dumps(kwargs["json"])))))
        except ActionExecutionRejection as rejection:
            details = {"error": rejection.message, "action_name": rejection.action_name}
            raise ClientResponseError(ACTION_REJECTED, rejection.message, json.dumps(details)) from None


class ConversationHere(Conversation):
    """One person's conversation, without a web door."""

    def __init__(self, turns: Turns, person: Person, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__("", "")
        self._turns, self._person, self._loop = turns, person, loop

    def say(self, text: str) -> list[Reply]:
        """Say something and return what is answered."""
        messages = self._loop.run_until_complete(self._turns.take(self._person, text)) or []
        self.replies = [{"text": each.get("text") or "", "custom": each.get("custom") or {}} for each in messages]
        return self.replies


class AskFirstHere:
    """An installation in this process."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._turns = Turns(Identity(Signer(SIGNING_KEY)), _assistant().handle_message)

    def sign_in(self, person: str) -> Conversation:
        """Begin the conversation of somebody of the demonstration."""
        organisation = person.partition("@")[2].removesuffix(".example")
        return ConversationHere(self._turns, Person(person, organisation), self._loop)


@contextmanager
def running_here(folder: Path) -> Iterator[AskFirstHere]:
    """Run an installation in this process, once, that keeps its files in this folder."""
    os.environ.update(prepared_environment(folder))
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    compute_once()
    load_readers()
    yield AskFirstHere()


def _assistant() -> Assistant:
    assistant = load_assistant(read_settings())
    assistant.action_endpoint = ActionsHere()
    assistant.processor.action_endpoint = assistant.action_endpoint
    return assistant
