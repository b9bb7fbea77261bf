"""“Am I allowed to …?”: the policy layer decides, this says it."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation.answers import answer_message
from actions.conversation.contacts import contact_name
from actions.conversation.message import Message, send
from actions.conversation.services import policy_assistant
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.turn import Turn
from actions.conversation.wording import say
from actions.policy.corpus.model import Verdict

NONE_OF_THE_READINGS = "none"


class AnswerPolicyQuestion(SpeakingAction):
    """Answers a question about what is allowed, or how a rule works."""

    def name(self) -> str:
        return "action_answer_policy_question"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        if not turn.text:
            send(dispatcher, Message(say("question_empty")))
            return []
        answer = policy_assistant(turn.organisation.key).ask(turn.text)
        send(dispatcher, answer_message(answer, turn.organisation))
        return remembered(answer.matter, answer.verdict.value)


class ChooseReading(SpeakingAction):
    """Answers with the reading, or the answer to a condition, that the person chose by a button."""

    def name(self) -> str:
        return "action_choose_reading"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        matter, verdict = turn.chosen.get("matter"), turn.chosen.get("verdict")
        if not matter or not verdict:
            send(dispatcher, Message(say("question_empty")))
            return []
        if matter == NONE_OF_THE_READINGS:
            send(dispatcher, Message(say("no_reading", authority=contact_name(turn.organisation, "manager"))))
            return []
        answer = policy_assistant(turn.organisation.key).answer_for(matter, Verdict(verdict))
        send(dispatcher, answer_message(answer, turn.organisation))
        return remembered(matter, verdict)


def remembered(matter: str, verdict: str) -> list[EventType]:
    """Return the events that keep the question in mind for what follows it."""
    return [SlotSet("policy_question__matter", matter), SlotSet("policy_question__verdict", verdict)]
