"""A lost device, malware, a password given away: whom to tell at once, then what happened."""

from actions.cases.case import Case
from actions.conversation.guidance import guidance_messages
from actions.conversation.message import Message
from actions.conversation.reporting.action import CloseReport, TakeReport
from actions.conversation.reporting.state import Reader
from actions.conversation.reporting.topic import ReportTopic
from actions.conversation.telling.security_incident import read_account, read_fields
from actions.conversation.turn import Turn

TOPIC = "security_incident"
READER = Reader(read_fields, read_account)


def _first(turn: Turn) -> tuple[Message, ...]:
    return guidance_messages(turn.organisation, TOPIC)


def _after(turn: Turn, _case: Case) -> tuple[Message, ...]:
    return ()


REPORT = ReportTopic(TOPIC, "security_incident", lambda _turn: READER, _first, _after)


class TakeSecurityIncident(TakeReport):
    """Takes it."""

    report = REPORT

    def name(self) -> str:
        return "validate_security_incident_form"


class CloseSecurityIncident(CloseReport):
    """Forgets it."""

    def name(self) -> str:
        return "action_close_security_incident"
