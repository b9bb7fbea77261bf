"""“What's waiting for me?”, “acknowledge it”, “got advice from HR”: cases handled by talking, by those who may."""

from collections.abc import Awaitable
from datetime import timedelta
from uuid import uuid4

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.cases.service import cases_of
from actions.cases.workflow.waiting import worklist
from actions.conversation.handing_over import can_be_handed_over, handed_over
from actions.conversation.handling.acting import OutrunError, do
from actions.conversation.handling.course import Course
from actions.conversation.handling.dialogue import Dialogue
from actions.conversation.handling.state import CASE, CONSENT, DEED, NEED, Handled, Heard, Outcome, Step
from actions.conversation.handling.telling_case import CaseTelling
from actions.conversation.handling.to_be_handled import is_asked_after
from actions.conversation.message import Message, send
from actions.conversation.own_cases.acting import NotDoneError, try_again
from actions.conversation.own_cases.spoken_of import spoken_of
from actions.conversation.reporting.interruptions import interruption
from actions.conversation.reporting.other_matters import matters_promised, offers
from actions.conversation.services import database, local_now
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.turn import Turn
from actions.conversation.wording import say
from actions.store.database import transaction

TOPIC = "case_handling"
SURE_OF_ANOTHER_TOPIC = 0.85
SURE_ENOUGH_TO_LEAVE = 0.5
AWAY = timedelta(minutes=30)
KEPT = ("reference", "version", "deed", "told", "listed", "done", "failed_attempts")


class TakeHandling(SpeakingAction):
    """Hears every message while a case is handled."""

    def name(self) -> str:
        return "validate_case_handling_form"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        handled = _remembered(tracker)
        if handled.asked in (CASE, DEED) and _was_away(tracker):
            if _leaves(turn):
                return _left_for(turn.intent)
            handled = Handled()
        dialogue, key = _dialogue(turn, tracker), tracker.get_slot("case_handling__submission_key") or uuid4().hex
        if handled.asked is None and is_asked_after(turn.text, turn.person, dialogue.course.cases):
            return _left_for("case_status")
        outcome = _heard(dialogue, handled, turn)
        if outcome.step is Step.DOING:
            outcome, key = _acted(dialogue, outcome, turn, tracker, key)
        if outcome.step is Step.ELSEWHERE:
            return _left_for(turn.intent)
        send(dispatcher, *outcome.says)
        if outcome.step is Step.DONE:
            send(dispatcher, *offers(matters_promised(tracker, "case_handling_form")))
            return _ended()
        return _kept(outcome.handled, key)


class CloseCaseHandling(SpeakingAction):
    """Forgets which case was handled, and goes on with what it was left for."""

    def name(self) -> str:
        return "action_close_case_handling"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> Awaitable[list[EventType]]:
        return handed_over(tracker.get_slot("case_handling__next"), turn, tracker, dispatcher)


def _dialogue(turn: Turn, tracker: Tracker) -> Dialogue:
    with transaction(database()) as session:
        cases = tuple(cases_of(session, turn.person))
    now = local_now(turn.organisation)
    telling = CaseTelling(turn.person, turn.organisation)
    course = Course(turn.person, cases, worklist(cases, turn.person, now), telling)
    return Dialogue(course, now.date(), spoken_of(tracker))


def _heard(dialogue: Dialogue, handled: Handled, turn: Turn) -> Outcome:
    """Return what the message does; danger and questions on the policies come between what is under way."""
    if overtaken := dialogue.course.overtaken(handled):
        return overtaken
    heard = Heard(turn.text, "" if turn.text else turn.intent, turn.chosen, _is_elsewhere(turn))
    if handled.asked in (NEED, CONSENT) and heard.pressed != TOPIC:
        answers = dialogue.is_answered_by(handled, turn.text)
        between = interruption(turn, TOPIC, answers=answers, is_account=handled.asked == NEED)
        if between and not between.rest:
            return dialogue.course.again(handled, between.says)
    outcome = dialogue.turn(handled, heard)
    if outcome.step is not Step.ELSEWHERE or _leaves(turn):
        return outcome
    return dialogue.course.not_understood(handled) if handled.asked else dialogue.turn(handled, Heard())


def _is_elsewhere(turn: Turn) -> bool:
    return turn.intent != TOPIC and turn.confidence >= SURE_OF_ANOTHER_TOPIC and can_be_handed_over(turn.intent)


def _leaves(turn: Turn) -> bool:
    """Return whether a message that has nothing to do with the case is clear enough to go on with its topic."""
    is_sure = not turn.text or turn.confidence >= SURE_ENOUGH_TO_LEAVE
    return turn.intent != TOPIC and is_sure and can_be_handed_over(turn.intent)


def _acted(dialogue: Dialogue, outcome: Outcome, turn: Turn, tracker: Tracker, key: str) -> tuple[Outcome, str]:
    """Do what was agreed to, once; the next thing that is done gets a key of its own."""
    case, deed = dialogue.course.case_of(outcome.handled), dialogue.course.deed_of(outcome.handled)
    if case is None or deed is None:
        return dialogue.course.again(outcome.handled, (*outcome.says, Message(say("handling_not_possible")))), key
    try:
        after, said = do(turn, case, deed, outcome.handled, key)
    except OutrunError:
        return _heard(_dialogue(turn, tracker), outcome.handled, turn), key
    except NotDoneError:
        return Outcome(outcome.handled, Step.ASKING, (*outcome.says, try_again())), key
    return dialogue.course.after(outcome.handled, after, (*outcome.says, said)), uuid4().hex


def _was_away(tracker: Tracker) -> bool:
    said = [event.get("timestamp") or 0.0 for event in tracker.events if event["event"] == "user"]
    return len(said) > 1 and timedelta(seconds=said[-1] - said[-2]) >= AWAY


def _left_for(topic: str) -> list[EventType]:
    return [SlotSet("case_handling__next", topic), *_ended()]


def _ended() -> list[EventType]:
    return [SlotSet("case_handling__confirmed", True), SlotSet("requested_slot", None)]


def _remembered(tracker: Tracker) -> Handled:
    """Return what is known, as the slots hold it."""
    slots = {name: tracker.get_slot(f"case_handling__{name}") for name in KEPT}
    asked = (tracker.get_slot("requested_slot") or "").removeprefix("case_handling__")
    return Handled(
        reference=slots["reference"],
        version=int(slots["version"] or 0),
        deed=slots["deed"],
        told=slots["told"] or {},
        listed=tuple(slots["listed"] or ()),
        asked=asked or None,
        done=slots["done"],
        failed_attempts=int(slots["failed_attempts"] or 0),
    )


def _kept(handled: Handled, key: str) -> list[EventType]:
    """Return the events that keep what is known in the conversation."""
    values = {
        **{name: getattr(handled, name) for name in KEPT},
        "told": dict(handled.told),
        "listed": list(handled.listed),
    }
    remembered = [SlotSet(f"case_handling__{name}", value) for name, value in values.items()]
    key_kept = SlotSet("case_handling__submission_key", key)
    return [*remembered, key_kept, SlotSet("requested_slot", f"case_handling__{handled.asked}")]
