"""Greetings and thanks; matters outside the assistant's scope; and what to do when nothing was understood."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation.helpfulness import feedback_in, reply_to_feedback
from actions.conversation.last_turn import QUESTION_SLOT, answer_is_in_mind
from actions.conversation.message import Button, Message, send
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.telling.reply import Reply, read_reply
from actions.conversation.turn import Turn
from actions.conversation.wording import say

MOST_TOPICS_OFFERED = 2
TOPICS = (
    "policy_question",
    "inappropriate_material",
    "security_incident",
    "harassment_complaint",
    "exemption_request",
    "exemption_register",
    "policy_acknowledgement",
    "gift_declaration",
    "interest_declaration",
    "breach_guidance",
    "case_status",
    "case_handling",
    "contact",
)


class MakeSmalltalk(SpeakingAction):
    """Greets back and says what can be asked; a kind word on the last answer is heard as such."""

    def name(self) -> str:
        return "action_make_smalltalk"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        helped = feedback_in(turn.text) if answer_is_in_mind(tracker) else None
        if helped is not None:
            send(dispatcher, reply_to_feedback(turn, tracker, helped))
            return [SlotSet(QUESTION_SLOT, tracker.get_slot(QUESTION_SLOT))]
        send(dispatcher, Message(say("smalltalk")))
        return []


class ExplainScope(SpeakingAction):
    """Says kindly what the assistant is for."""

    def name(self) -> str:
        return "action_explain_scope"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        send(dispatcher, Message(say("scope")))
        return []


class OfferTopics(SpeakingAction):
    """Offers the likeliest topics as buttons, and a person to talk to; a “stop” is told that nothing is under way."""

    def name(self) -> str:
        return "action_offer_topics"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        if read_reply(turn.text) is Reply.STOP:
            send(dispatcher, Message(say("nothing_to_stop")))
            return []
        ranking = [intent["name"] for intent in tracker.latest_message.get("intent_ranking") or []]
        likeliest = [name for name in ranking if name in TOPICS[:-1]][:MOST_TOPICS_OFFERED]
        buttons = tuple(Button(say(f"topic_{name}"), name) for name in [*likeliest, TOPICS[-1]])
        send(dispatcher, Message(say("topics_offer"), buttons=buttons))
        return []
