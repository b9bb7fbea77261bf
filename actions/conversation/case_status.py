"""“Where is my report at?”, “add that he rang again”, “withdraw it”: a person's own cases, nobody else's."""

from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from uuid import uuid4

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation.handing_over import handed_over
from actions.conversation.handling.to_be_handled import is_to_be_handled
from actions.conversation.message import Message, send
from actions.conversation.own_cases.acting import NotDoneError, add, take_back, try_again
from actions.conversation.own_cases.enquiry import Enquiry
from actions.conversation.own_cases.receipts import ReceiptDesk, TooManyReceiptsError, held_case
from actions.conversation.own_cases.spoken_of import spoken_of
from actions.conversation.own_cases.state import WORDS, Enquired, Heard, Outcome, Step
from actions.conversation.own_cases.telling_case import own_cases, told_cases
from actions.conversation.reporting.interruptions import interruption
from actions.conversation.reporting.other_matters import matters_promised, offers
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.telling.case_status.wish import Wish
from actions.conversation.telling.dialogue_act.dialogue_act import read_act
from actions.conversation.telling.reply import Reply
from actions.conversation.turn import Turn
from actions.conversation.wording import say

TOPIC = "case_status"
SURE_OF_A_REPLY = 0.7
SHOWN = "shown"
AWAY = timedelta(minutes=15)
RECEIPTS = ReceiptDesk()


class TakeEnquiry(SpeakingAction):
    """Hears every message while an enquiry after a case is open."""

    def name(self) -> str:
        return "validate_case_status_form"

    async def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        enquired = _remembered(tracker)
        if enquired.by_receipt and _was_away(tracker):
            return _ended(dispatcher, Outcome(Enquired(), Step.DONE, (Message(say("case_status_away")),)), tracker)
        enquiry = _enquiry(turn, tracker, enquired)
        if enquired.asked is None and is_to_be_handled(turn, enquiry.cases):
            return [SlotSet("case_status__next", "case_handling"), *_closed()]
        outcome = _heard(enquiry, enquired, turn)
        if outcome.step is Step.RECEIPT_TOLD:
            outcome = await _receipt_tried(enquiry, outcome, turn, tracker)
        key = tracker.get_slot("case_status__submission_key") or uuid4().hex
        outcome = _acted(enquiry, outcome, turn, key)
        if outcome.step is Step.DONE:
            return _ended(dispatcher, outcome, tracker)
        send(dispatcher, *outcome.says)
        return _kept(outcome.enquired, key)


class CloseCaseStatus(SpeakingAction):
    """Forgets which case was spoken of, and goes on where it is one that the person handles."""

    def name(self) -> str:
        return "action_close_case_status"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> Awaitable[list[EventType]]:
        return handed_over(tracker.get_slot("case_status__next"), turn, tracker, dispatcher)


def _enquiry(turn: Turn, tracker: Tracker, enquired: Enquired) -> Enquiry:
    held = held_case(enquired.reference) if enquired.by_receipt and enquired.reference else None
    show = partial(told_cases, organisation=turn.organisation)
    return Enquiry(own_cases(turn.person), show, spoken_of(tracker), held)


def _heard(enquiry: Enquiry, enquired: Enquired, turn: Turn) -> Outcome:
    """Return what the message does; danger and questions on the policies come between."""
    hint = read_act(turn.text).reply(SURE_OF_A_REPLY) if turn.text else None
    heard = Heard(turn.text, "" if turn.text else turn.intent, turn.chosen, hint if hint is Reply.DENY else None)
    if enquired.asked is None or heard.pressed == TOPIC:
        return enquiry.turn(enquired, heard)
    answers = turn.intent == TOPIC or enquiry.is_answered_by(enquired, heard)
    between = interruption(turn, TOPIC, answers=answers, is_account=enquired.asked == WORDS)
    if between is None:
        return enquiry.turn(enquired, heard)
    if between.rest:
        outcome = enquiry.turn(enquired, replace(heard, text=between.rest))
        return replace(outcome, says=(*between.says, *outcome.says))
    return enquiry.again(enquired, between.says)


async def _receipt_tried(enquiry: Enquiry, outcome: Outcome, turn: Turn, tracker: Tracker) -> Outcome:
    try:
        case = await RECEIPTS.case_under(outcome.receipt, tracker.sender_id, turn.organisation)
    except TooManyReceiptsError:
        return Outcome(Enquired(), Step.DONE, (Message(say("case_status_receipt_too_often")),))
    if case is None:
        return enquiry.again(outcome.enquired, (Message(say("case_status_receipt_wrong")),))
    return enquiry.found(outcome.enquired, case)


def _acted(enquiry: Enquiry, outcome: Outcome, turn: Turn, key: str) -> Outcome:
    """Do what was agreed to, once, and return what is said about it."""
    case = enquiry.case_of(outcome.enquired)
    if case is None or outcome.step not in (Step.ADDING, Step.WITHDRAWING):
        return outcome
    by = None if outcome.enquired.by_receipt else turn.person
    try:
        is_addition = outcome.enquired.wish is Wish.ADD
        said = add(turn, case, by, outcome.enquired.words or "", key) if is_addition else take_back(turn, case, by)
    except NotDoneError:
        return replace(outcome, step=Step.ASKING, says=(*outcome.says, try_again()))
    return Outcome(Enquired(), Step.DONE, (*outcome.says, said))


def _was_away(tracker: Tracker) -> bool:
    said = [event.get("timestamp") or 0.0 for event in tracker.events if event["event"] == "user"]
    return len(said) > 1 and timedelta(seconds=said[-1] - said[-2]) >= AWAY


def _ended(dispatcher: CollectingDispatcher, outcome: Outcome, tracker: Tracker) -> list[EventType]:
    send(dispatcher, *outcome.says, *offers(matters_promised(tracker, "case_status_form")))
    return _closed()


def _closed() -> list[EventType]:
    return [SlotSet("case_status__confirmed", True), SlotSet("requested_slot", None)]


def _remembered(tracker: Tracker) -> Enquired:
    """Return the enquiry as the slots hold it."""
    slots = {name: tracker.get_slot(f"case_status__{name}") for name in ("wish", "reference", "words", "receipt")}
    asked = (tracker.get_slot("requested_slot") or "").removeprefix("case_status__")
    return Enquired(
        wish=Wish(slots["wish"]) if slots["wish"] else None,
        reference=slots["reference"],
        words=slots["words"],
        by_receipt=slots["receipt"] == SHOWN,
        asked=asked or None,
        failed_attempts=int(tracker.get_slot("case_status__failed_attempts") or 0),
    )


def _kept(enquired: Enquired, key: str) -> list[EventType]:
    """Return the events that keep the enquiry in the conversation; of a receipt only that it was shown."""
    slots = {
        "wish": enquired.wish.value if enquired.wish else None,
        "reference": enquired.reference,
        "words": enquired.words,
        "receipt": SHOWN if enquired.by_receipt else None,
        "failed_attempts": enquired.failed_attempts,
        "submission_key": key,
    }
    remembered = [SlotSet(f"case_status__{name}", value) for name, value in slots.items()]
    return [*remembered, SlotSet("requested_slot", f"case_status__{enquired.asked}")]
