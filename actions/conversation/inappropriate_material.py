"""Taking a report of inappropriate material: the form's turns in Rasa's terms, and opening the case."""

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
from actions.conversation.answers import answer_message
from actions.conversation.emergency import emergency_message
from actions.conversation.guidance import guidance_messages
from actions.conversation.handlers import handlers_in_words
from actions.conversation.message import Message, send
from actions.conversation.report_form import Input, ReportForm, Step, Told
from actions.conversation.report_form import Turn as FormTurn
from actions.conversation.services import database, local_now, policy_assistant
from actions.conversation.speaking_action import SpeakingAction
from actions.conversation.telling.inappropriate_material import read_account, read_fields
from actions.conversation.turn import Turn
from actions.conversation.wording import say
from actions.store.database import transaction

TOPIC = "inappropriate_material"
FORM = f"{TOPIC}_form"
SURE_OF_ANOTHER_TOPIC = 0.7
log = structlog.get_logger()


def report_form() -> ReportForm:
    """Return the form of this topic."""
    return ReportForm(kind_named(TOPIC), read_fields, read_account)


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
        if outcome.step is Step.SUBMITTED:
            return self._submit(turn, outcome.told, submission_key, dispatcher)
        if outcome.step is Step.STOPPED:
            return [SlotSet(slot("failed_attempts"), 0), SlotSet("requested_slot", None)]
        return remembered(outcome.told, submission_key)

    def _submit(self, turn: Turn, told: Told, submission_key: str, dispatcher: CollectingDispatcher) -> list[EventType]:
        try:
            case = _open(turn, told, submission_key)
        except SQLAlchemyError as error:
            log.error("case.not_opened", kind=TOPIC, reason=type(error).__name__)
            send(dispatcher, Message(say("form_try_again")))
            return remembered(told, submission_key)
        send(dispatcher, *_opened_messages(case, turn))
        return [SlotSet(slot("confirmed"), True), SlotSet("requested_slot", None)]


class CloseInappropriateMaterial(SpeakingAction):
    """Forgets what was told once the report is opened or stopped."""

    def name(self) -> str:
        return f"action_close_{TOPIC}"

    def answer(self, turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher) -> list[EventType]:
        return [AllSlotsReset()]


def _outcome(form: ReportForm, told: Told, turn: Turn) -> FormTurn:
    message = _input(turn)
    if told.asked is None:
        return form.begin(message)
    if turn.intent == "emergency":
        return form.resume(told, (emergency_message(turn.organisation),))
    if _is_a_question_in_between(turn, told):
        answer = policy_assistant(turn.organisation.key).ask(turn.text)
        return form.resume(told, (answer_message(answer, turn.organisation),))
    return form.turn(told, message)


def _input(turn: Turn) -> Input:
    text = turn.text or {"affirm": "yes", "stop": "stop"}.get(turn.intent, "")
    return Input(text, local_now(turn.organisation), turn.chosen.get("value"), turn.chosen.get("field"))


def _is_a_question_in_between(turn: Turn, told: Told) -> bool:
    """Return whether a policy question interrupts; an account of what happened never counts as one."""
    return (
        turn.intent == "policy_question"
        and turn.confidence >= SURE_OF_ANOTHER_TOPIC
        and (turn.text.rstrip().endswith("?") or told.asked != "description")
    )


def _open(turn: Turn, told: Told, submission_key: str) -> Case:
    fields: dict[str, str | None] = {**told.values, "received_at": _with_zone(told.values["received_at"], turn)}
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
