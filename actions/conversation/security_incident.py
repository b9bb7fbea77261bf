"""A lost device, malware, a password given away: whom to tell at once, then what happened."""

from rasa_sdk import Tracker

from actions.cases.case import Case
from actions.conversation.guidance import after_messages, field_messages, guidance_messages
from actions.conversation.last_turn import QUESTION_SLOT, answer_is_in_mind
from actions.conversation.message import Message
from actions.conversation.reporting.action import CloseReport, TakeReport
from actions.conversation.reporting.state import Reader, Values
from actions.conversation.reporting.topic import ReportTopic
from actions.conversation.services import local_now
from actions.conversation.telling.security_incident import read_account, read_fields
from actions.conversation.turn import Turn

TOPIC = "security_incident"
READER = Reader(read_fields, read_account)


def _first(turn: Turn) -> tuple[Message, ...]:
    """Return whom to tell at once; where the organisation has calmer words on what was told, those."""
    told = _read(turn.text, turn).get("incident_type", "")
    return field_messages(turn.organisation, TOPIC, told) or guidance_messages(turn.organisation, TOPIC)


def _after(turn: Turn, _case: Case) -> tuple[Message, ...]:
    return after_messages(turn.organisation, TOPIC)


def _known(turn: Turn, tracker: Tracker) -> Values:
    """Return what the question told from whose answer the report was begun by a button."""
    question = tracker.get_slot(QUESTION_SLOT) or ""
    return _read(question, turn) if not turn.text and answer_is_in_mind(tracker) else {}


def _read(text: str, turn: Turn) -> Values:
    return READER.fields(text, None, {}, local_now(turn.organisation))


REPORT = ReportTopic(TOPIC, TOPIC, lambda _turn: READER, _first, _after, _known)


class TakeSecurityIncident(TakeReport):
    """Takes the report."""

    report = REPORT

    def name(self) -> str:
        return "validate_security_incident_form"


class CloseSecurityIncident(CloseReport):
    """Forgets it."""

    def name(self) -> str:
        return "action_close_security_incident"
