"""“Where is my report at?”: a person's own cases, nobody else's."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation.message import send
from actions.conversation.own_cases import case_status_messages
from actions.conversation.reporting.action import CloseReport
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.turn import Turn


class TellCaseStatus(SpeakingAction):
    """Lists the cases that the person opened."""

    def name(self) -> str:
        return "validate_case_status_form"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        send(dispatcher, *case_status_messages(turn.person, turn.organisation))
        return [SlotSet("case_status__confirmed", True), SlotSet("requested_slot", None)]


class CloseCaseStatus(CloseReport):
    """Forgets which case was spoken of."""

    def name(self) -> str:
        return "action_close_case_status"
