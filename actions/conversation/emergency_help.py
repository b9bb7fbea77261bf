"""Helps somebody in danger, and then takes what they have surely begun to report."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation.emergency import emergency_message
from actions.conversation.message import Message, send
from actions.conversation.reporting.other_matters import TOPICS
from actions.conversation.reporting.topic import form_of
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.turn import Turn
from actions.people.organisation import Organisation

SURELY_A_REPORT = 0.9


class GiveEmergencyHelp(SpeakingAction):
    """Gives the emergency number and support lines."""

    def name(self) -> str:
        return "action_give_emergency_help"

    def stranger_told(self, organisation: Organisation) -> Message:
        return emergency_message(organisation)

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        send(dispatcher, emergency_message(turn.organisation))
        topic = _report_told(turn, tracker)
        return [FollowupAction(form_of(topic))] if topic else []


def _report_told(turn: Turn, tracker: Tracker) -> str | None:
    """Return the report that the words of somebody in danger surely begin, so that they need not tell it twice."""
    ranking = tracker.latest_message.get("intent_ranking") or () if turn.text else ()
    surely = (each["name"] for each in ranking if each["confidence"] >= SURELY_A_REPORT)
    return next((topic for topic in surely if topic in TOPICS), None)
