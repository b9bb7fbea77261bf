"""The base of every action that answers: it finds out who is speaking before anything is said."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.utils import call_potential_coroutine

from actions.conversation.message import Message, send
from actions.conversation.turn import Turn, read_turn
from actions.conversation.unread import news
from actions.conversation.wording import say
from actions.people.identity import IdentityError


class SpeakingAction(Action, ABC):
    """An action that is spoken to by a person of the directory; strangers get no more than a kind word."""

    @abstractmethod
    def name(self) -> str:
        """Return the name by which the domain knows the action."""

    @abstractmethod
    def answer(
        self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher
    ) -> list[EventType] | Awaitable[list[EventType]]:
        """Say what there is to say and return the events to remember; a coroutine where that may take its time."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Answer the latest message."""
        try:
            turn = read_turn(tracker)
        except IdentityError:
            send(dispatcher, Message(say("unknown_person")))
            return []
        send(dispatcher, *news(turn, tracker))
        events: list[EventType] = await call_potential_coroutine(self.answer(turn, tracker, dispatcher))
        return events
