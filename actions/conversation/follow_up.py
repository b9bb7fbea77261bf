"""Questions about the last answer, “who can approve that?”, and the last question under other circumstances."""

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation.answers import answer_message
from actions.conversation.disclosure import may_be_disclosure
from actions.conversation.follow_up_answers import approval_message, authority_message, review_message
from actions.conversation.helpfulness import feedback_in, reply_to_feedback, with_feedback_buttons
from actions.conversation.last_turn import QUESTION_SLOT, OpenChoice, open_choice
from actions.conversation.message import Message, send
from actions.conversation.policy_question import remembered
from actions.conversation.register.exemption_held import personal_answer
from actions.conversation.services import policy_assistant
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.turn import Turn
from actions.conversation.unsettled import count_if_declined
from actions.conversation.wording import say
from actions.policy.answer import Answer
from actions.policy.assistant import LONGEST_QUESTION
from actions.policy.change import weighed
from actions.policy.corpus.model import Verdict

FEEDBACK = {"helped": True, "did_not_help": False}
CHANGES_THE_QUESTION = "circumstance"
# What leaves a question open that was asked in return.
ASIDES = frozenset({"authority", "review"})


class AnswerFollowUp(SpeakingAction):
    """Answers what is asked about the last answer; the kinds are those of the bot's follow_ups.yml."""

    def name(self) -> str:
        return "action_answer_follow_up"

    async def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        kind, told = turn.chosen.get("kind", ""), _told(turn, tracker)
        if told is None:
            send(dispatcher, Message(say("question_empty")))
            return []
        if kind == CHANGES_THE_QUESTION:
            return await _ask_again(turn, tracker, dispatcher, told)
        if kind in FEEDBACK:
            helped = feedback_in(turn.text)
            send(dispatcher, reply_to_feedback(turn, tracker, FEEDBACK[kind] if helped is None else helped))
            return [SlotSet(QUESTION_SLOT, _question(tracker))]
        choice = open_choice(tracker)
        if choice and choice.among_readings and kind not in ASIDES:
            send(dispatcher, choice.once_more(say("choice_first")))
            return [SlotSet(QUESTION_SLOT, _question(tracker))]
        return _answer_about(told, kind, turn, tracker, dispatcher, choice)


def _answer_about(
    told: Answer, kind: str, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher, choice: OpenChoice | None
) -> list[EventType]:
    answer, message = _answered(told, kind, turn, _question(tracker))
    send(dispatcher, message)
    if choice and kind in ASIDES:
        send(dispatcher, choice.once_more(choice.asks))
    return remembered(_question(tracker), answer)


def _answered(told: Answer, kind: str, turn: Turn, question: str) -> tuple[Answer, Message]:
    """Return what is said about the answer to a question, and the answer that is in mind from then on."""
    assistant, organisation = policy_assistant(turn.organisation.key), turn.organisation
    if kind == "authority":
        return told, authority_message(told, organisation)
    if kind == "review":
        return told, review_message(told, assistant, organisation)
    if kind == "approval":
        return approval_message(told, turn.text, question, assistant, organisation)
    return told, answer_message(told, organisation, whole=True)


async def _ask_again(turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher, told: Answer) -> list[EventType]:
    """Answer the question in mind together with the circumstance that the message adds to it."""
    assistant = policy_assistant(turn.organisation.key)
    # What is added must not be what is cut off.
    room = max(0, LONGEST_QUESTION - len(turn.text) - 1)
    changed = f"{_question(tracker)[:room]} {turn.text}"
    stays_here = any(may_be_disclosure(tracker, said) for said in (_question(tracker), turn.text))
    asked = assistant.ask(changed) if stays_here else await assistant.ask_with_reader(changed)
    answer = weighed(asked, told)
    send(dispatcher, with_feedback_buttons(personal_answer(answer, turn), answer))
    count_if_declined(turn, tracker, changed, answer)
    return remembered(changed, answer)


def _told(turn: Turn, tracker: Tracker) -> Answer | None:
    """Return the answer that is asked about: that of the button pressed, or the last one; None where there is none."""
    assistant = policy_assistant(turn.organisation.key)
    matter = turn.chosen.get("matter") or tracker.get_slot("policy_question__matter") or ""
    verdict = turn.chosen.get("verdict") or tracker.get_slot("policy_question__verdict")
    if matter in assistant.corpus.rules and verdict:
        return assistant.answer_for(matter, Verdict(verdict))
    return assistant.declined(_question(tracker), matter) if _question(tracker) else None


def _question(tracker: Tracker) -> str:
    return tracker.get_slot(QUESTION_SLOT) or ""
