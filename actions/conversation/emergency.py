"""Immediate danger comes before everything: the emergency number first, then who supports."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation.contacts import as_card, contact_line
from actions.conversation.message import Message, send
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.turn import Turn
from actions.conversation.wording import say
from actions.people.organisation import Organisation


def emergency_message(organisation: Organisation) -> Message:
    """Return the help for somebody in danger."""
    support = list(organisation.support.values())
    lines = [say("emergency", number=organisation.emergency_number), say("emergency_support")]
    custom: dict[str, Any] = {
        "type": "emergency",
        "number": organisation.emergency_number,
        "support": [as_card(contact) for contact in support],
    }
    return Message("\n".join([*lines, *map(contact_line, support)]), custom=custom)


class GiveEmergencyHelp(SpeakingAction):
    """Gives the emergency number and support lines."""

    def name(self) -> str:
        return "action_give_emergency_help"

    def stranger_told(self, organisation: Organisation) -> Message:
        return emergency_message(organisation)

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        send(dispatcher, emergency_message(turn.organisation))
        return []
