"""Taking a report of inappropriate material: the form's turns in Rasa's terms, and opening the case."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

import structlog
from rasa_sdk import Tracker
from rasa_sdk.events import AllSlotsReset, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.cases.case import Case
from actions.cases.kinds import kind_named
from actions.cases.service import open_case
from actions.conversation.guidance import guidance_messages
from actions.conversation.handlers import handlers_in_words
from actions.conversation.interruptions import interruption
from actions.conversation.message import Button, Message, send
from actions.conversation.other_matters import matters_heard, matters_promised, offers
from actions.conversation.report_form import DESCRIPTION, Input, Reader, ReportForm, Step, Told
from actions.conversation.report_form import Turn as FormTurn
from actions.conversation.services import database, local_now
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.telling.inappropriate_material import read_account, read_fields, settle
from actions.conversation.telling.reply import Reply
from actions.conversation.turn import Turn
from actions.conversation.wording import say
from actions.store.database import transaction

TOPIC = "inappropriate_material"
FORM = f"{TOPIC}_form"
SURE_OF_A_REPLY = 0.7
SURE_OF_THIS_MATTER = 0.9
# What Rasa understands as a short reply, beyond the phrases that the form knows; a hint and no more.
HINTS = {
    "why_asked": Reply.WHY,
    "skip": Reply.SKIP,
    "stop": Reply.STOP,
    "affirm": Reply.AFFIRM,
    "deny": Reply.DENY,
}
log = structlog.get_logger()


def report_form() -> ReportForm:
    """Return the form of this topic."""
    return ReportForm(kind_named(TOPIC), Reader(read_fields, read_account, settle))


def slot(name: str) -> str:
    """Return the slot of a field of this topic."""
    return f"{TOPIC}__{name}"


def told_so_far(tracker: Tracker) -> Told:
    """Return the report as the slots hold it."""
    names = [field.name for field in kind_named(TOPIC).fields]
    values = {name: tracker.get_slot(slot(name)) for name in names}
    asked = tracker.get_slot("requested_slot") or ""
    return Told(
        {name: value for name, value in values.items() if value},
        asked.removeprefix(f"{TOPIC}__") or None,
        int(tracker.get_slot(slot("failed_attempts")) or 0),
    )


def remembered(told: Told, submission_key: str) -> list[EventType]:
    """Return the events that keep the report in the conversation."""
    names = [field.name for field in kind_named(TOPIC).fields]
    return [
        *(SlotSet(slot(name), told.values.get(name)) for name in names),
        SlotSet(slot("failed_attempts"), told.failed_attempts),
        SlotSet(slot("submission_key"), submission_key),
        SlotSet("requested_slot", slot(told.asked) if told.asked else None),
    ]


class ValidateInappropriateMaterialForm(SpeakingAction):
    """Hears every message while the report is open."""

    def name(self) -> str:
        return f"validate_{FORM}"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        form, told = report_form(), told_so_far(tracker)
        # The key is kept from the first turn on, so that a “yes” said twice opens the same case.
        submission_key = tracker.get_slot(slot("submission_key")) or uuid4().hex
        outcome = _outcome(form, told, turn)
        send(dispatcher, *outcome.says)
        if outcome.step is Step.TELLING:
            return remembered(outcome.told, submission_key)
        if outcome.step is Step.SUBMITTED and not _submit(turn, form, outcome.told, submission_key, dispatcher):
            return remembered(outcome.told, submission_key)
        send(dispatcher, *offers(matters_promised(tracker, FORM)))
        return [SlotSet(slot("confirmed"), outcome.step is Step.SUBMITTED), SlotSet("requested_slot", None)]


class CloseInappropriateMaterial(SpeakingAction):
    """Forgets what was told once the report is opened or stopped."""

    def name(self) -> str:
        return f"action_close_{TOPIC}"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        return [AllSlotsReset()]


def _outcome(form: ReportForm, told: Told, turn: Turn) -> FormTurn:
    message = _input(turn)
    heard = matters_heard(turn.text, TOPIC)
    if told.asked is None:
        return _led_by(form.begin(message), heard)
    answers = form.is_answered_by(told, message)
    between = interruption(turn, answers=answers, is_account=answers and told.asked == DESCRIPTION)
    if between is None:
        is_elsewhere = heard and not answers
        return form.resume(told, heard) if is_elsewhere else _led_by(form.turn(told, message), heard)
    says = (*between.says, *(each for each in heard if each not in between.says))
    if between.rest:
        return _led_by(form.turn(told, replace(message, text=between.rest)), says)
    return form.resume(told, says)


def _led_by(outcome: FormTurn, says: tuple[Message, ...]) -> FormTurn:
    return replace(outcome, says=(*says, *outcome.says))


def _input(turn: Turn) -> Input:
    return Input(
        text=turn.text,
        now=local_now(turn.organisation),
        pressed="" if turn.text else turn.intent,
        field=turn.chosen.get("field"),
        value=turn.chosen.get("value"),
        hint=HINTS.get(turn.intent) if turn.confidence >= SURE_OF_A_REPLY else None,
        is_telling=turn.intent == TOPIC and turn.confidence >= SURE_OF_THIS_MATTER,
    )


def _submit(turn: Turn, form: ReportForm, told: Told, submission_key: str, dispatcher: CollectingDispatcher) -> bool:
    """Open the case and say so; where that fails, say that the answers are kept."""
    try:
        case = _open(turn, form.settled(told), submission_key)
    except SQLAlchemyError as error:
        log.error("case.not_opened", kind=TOPIC, reason=type(error).__name__)
        again = Button(say("form_try_again_button"), "affirm")
        send(dispatcher, Message(say("form_try_again"), buttons=(again,)))
        return False
    send(dispatcher, *_opened_messages(case, turn))
    return True


def _open(turn: Turn, values: dict[str, str], submission_key: str) -> Case:
    fields: dict[str, str | None] = {**values, "received_at": _with_zone(values["received_at"], turn)}
    with transaction(database()) as session:
        return open_case(
            session,
            kind=TOPIC,
            organisation=turn.organisation,
            opened_by=turn.person,
            fields=fields,
            submission_key=submission_key,
            now=local_now(turn.organisation),
        )


def _with_zone(moment: str, turn: Turn) -> str:
    """Return a minute with its offset from UTC; a bare day stays a day, since no time was told."""
    return (
        datetime.fromisoformat(moment).replace(tzinfo=turn.organisation.zone).isoformat() if "T" in moment else moment
    )


def _opened_messages(case: Case, turn: Turn) -> tuple[Message, ...]:
    due = case.due_at.astimezone(turn.organisation.zone)
    opened = say(
        f"opened_{TOPIC}",
        reference=case.reference,
        handler=handlers_in_words(case, turn.organisation),
        due=f"{due:%A} {due.day} {due:%B}",
    )
    custom: dict[str, Any] = {"type": "case_opened", "kind": TOPIC, "reference": case.reference}
    advice = Message(say("opened_advice"))
    return (Message(opened, custom=custom), advice, *guidance_messages(turn.organisation, TOPIC))
