"""The base of every action that answers: it finds out who is speaking before anything is said."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.utils import call_potential_coroutine

from actions.conversation.contacts import contacts_message
from actions.conversation.message import Message, send
from actions.conversation.services import organisations
from actions.conversation.strangers import ends_a_form, left_to
from actions.conversation.turn import Turn, read_turn
from actions.conversation.unread import news
from actions.conversation.wording import say
from actions.people.identity import IdentityError, StrangerError
from actions.people.organisation import Organisation


class SpeakingAction(Action, ABC):
    """An action that is spoken to by a person of the directory; strangers get contacts and nothing else."""

    @abstractmethod
    def name(self) -> str:
        """Return the name by which the domain knows the action."""

    @abstractmethod
    def answer(
        self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher
    ) -> list[EventType] | Awaitable[list[EventType]]:
        """Say what there is to say and return the events to remember; a coroutine where that may take its time."""

    def stranger_told(self, organisation: Organisation) -> Message:
        """Return what somebody is told who came in with the organisation's people and is not in its directory."""
        return contacts_message(organisation, organisation.contacts, say("unknown_person"))

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Answer the latest message."""
        try:
            turn = read_turn(tracker)
        except StrangerError as stranger:
            send(dispatcher, *self._told(stranger))
            return left_to(self.name())
        except IdentityError:
            send(dispatcher, Message(say("unknown_person")))
            return []
        send(dispatcher, *news(turn, tracker))
        events: list[EventType] = await call_potential_coroutine(self.answer(turn, tracker, dispatcher))
        return events

    def _told(self, stranger: StrangerError) -> tuple[Message, ...]:
        known = organisations().get(stranger.organisation or "")
        if ends_a_form(self.name()):
            return ()
        return (self.stranger_told(known) if known else Message(say("unknown_person")),)
