"""“Am I allowed to …?”: the policy layer decides, this says it."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation.answers import CONDITION, NO_READING
from actions.conversation.contacts import contact_name
from actions.conversation.disclosure import may_be_disclosure
from actions.conversation.helpfulness import with_feedback_buttons
from actions.conversation.last_turn import QUESTION_SLOT, open_choice
from actions.conversation.message import Message, send
from actions.conversation.register.exemption_held import personal_answer
from actions.conversation.services import policy_assistant
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.turn import Turn
from actions.conversation.unsettled import count_if_declined, count_without_reading
from actions.conversation.wording import say
from actions.policy.answer import Answer, Reading
from actions.policy.corpus.model import Verdict


class AnswerPolicyQuestion(SpeakingAction):
    """Answers a question about what is allowed, or how a rule works."""

    def name(self) -> str:
        return "action_answer_policy_question"

    async def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        if not turn.text:
            send(dispatcher, Message(say("question_empty")))
            return []
        assistant = policy_assistant(turn.organisation.key)
        stays_here = may_be_disclosure(tracker, turn.text)
        answer = assistant.ask(turn.text) if stays_here else await assistant.ask_with_reader(turn.text)
        send(dispatcher, with_feedback_buttons(personal_answer(answer, turn), answer))
        count_if_declined(turn, tracker, turn.text, answer)
        return remembered(turn.text, answer)


class ChooseReading(SpeakingAction):
    """Answers with the reading, or the answer to a condition, that the person chose by a button."""

    def name(self) -> str:
        return "action_choose_reading"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        matter, verdict = turn.chosen.get("matter"), turn.chosen.get("verdict")
        if not matter or not verdict:
            return _ask_once_more(turn, tracker, dispatcher)
        if matter == NO_READING:
            send(dispatcher, Message(say("no_reading", authority=contact_name(turn.organisation, "manager"))))
            count_without_reading(turn, tracker, matter)
            return []
        question = tracker.get_slot(QUESTION_SLOT) or ""
        assistant = policy_assistant(turn.organisation.key)
        # Of an older answer's button the question is no longer in mind, and a later one has nothing to do with it.
        if turn.chosen.get("settles") == CONDITION and tracker.get_slot("policy_question__matter") == matter:
            answer = assistant.settled(question, matter, Verdict(verdict))
        else:
            answer = assistant.answer_for(matter, Verdict(verdict))
        send(dispatcher, with_feedback_buttons(personal_answer(answer, turn), answer))
        return remembered(question, answer)


def _ask_once_more(turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
    """Ask again what was offered to choose from; whoever cannot say is sent to somebody who can."""
    choice = open_choice(tracker)
    if choice is None:
        send(dispatcher, Message(say("question_empty")))
        return []
    if choice.again:
        send(dispatcher, Message(say("choice_left_open", authority=contact_name(turn.organisation, "manager"))))
        return []
    send(dispatcher, choice.not_understood())
    return [SlotSet(QUESTION_SLOT, tracker.get_slot(QUESTION_SLOT))]


def remembered(question: str, answer: Answer) -> list[EventType]:
    """Return the events that keep a question in mind with its answer, of readings with the strictest.

    Nothing is kept of what is out of scope.
    """
    told: Answer | Reading = answer.readings[0] if answer.readings else answer
    return [
        SlotSet(QUESTION_SLOT, None if told.verdict is Verdict.OUT_OF_SCOPE else question),
        SlotSet("policy_question__matter", told.matter),
        SlotSet("policy_question__verdict", told.verdict.value),
    ]
