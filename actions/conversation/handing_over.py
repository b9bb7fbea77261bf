"""Goes on with another topic within the same turn, when what was spoken of is left for it."""

from rasa_sdk import Tracker
from rasa_sdk.events import AllSlotsReset, EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.utils import call_potential_coroutine

from actions.conversation.contact import GiveContacts
from actions.conversation.emergency_help import GiveEmergencyHelp
from actions.conversation.follow_up import AnswerFollowUp
from actions.conversation.policy_acknowledgement import AcknowledgePolicy
from actions.conversation.policy_question import AnswerPolicyQuestion, ChooseReading
from actions.conversation.register.exemption_register import ShowRegister
from actions.conversation.reporting.other_matters import TOPICS
from actions.conversation.smalltalk import ExplainScope, MakeSmalltalk
from actions.conversation.turn import Turn

ANSWERS = {
    "policy_question": AnswerPolicyQuestion,
    "choose": ChooseReading,
    "follow_up": AnswerFollowUp,
    "exemption_register": ShowRegister,
    "policy_acknowledgement": AcknowledgePolicy,
    "contact": GiveContacts,
    "emergency": GiveEmergencyHelp,
    "smalltalk": MakeSmalltalk,
    "out_of_scope": ExplainScope,
}
# Topics with a form of their own are begun by Rasa; what takes one answer is answered at once.
TOPICS_WITH_A_FORM = frozenset({*TOPICS, "case_status", "case_handling"} - ANSWERS.keys())


def can_be_handed_over(topic: str) -> bool:
    """Return whether another topic can take over in the middle of a turn."""
    return topic in TOPICS_WITH_A_FORM or topic in ANSWERS


async def handed_over(
    topic: str | None, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher
) -> list[EventType]:
    """Return the events that forget what was spoken of and go on with a topic, or with none."""
    if topic in TOPICS_WITH_A_FORM:
        return [AllSlotsReset(), FollowupAction(f"{topic}_form")]
    if topic not in ANSWERS:
        return [AllSlotsReset()]
    events: list[EventType] = await call_potential_coroutine(ANSWERS[topic]().answer(turn, tracker, dispatcher))
    return [AllSlotsReset(), *events]
