"""Harassment and bullying: who listens, what choices there are, and a complaint where it is wished."""

from actions.cases.case import Case
from actions.conversation.guidance import guidance_messages
from actions.conversation.message import Message
from actions.conversation.reporting.action import CloseReport, TakeReport
from actions.conversation.reporting.state import Reader
from actions.conversation.reporting.topic import ReportTopic
from actions.conversation.telling.harassment_complaint import read_account, read_fields
from actions.conversation.turn import Turn

TOPIC = "harassment_complaint"
READER = Reader(read_fields, read_account)


def _first(turn: Turn) -> tuple[Message, ...]:
    return guidance_messages(turn.organisation, TOPIC)


def _after(turn: Turn, _case: Case) -> tuple[Message, ...]:
    return ()


REPORT = ReportTopic(TOPIC, "harassment_complaint", lambda _turn: READER, _first, _after)


class TakeHarassmentComplaint(TakeReport):
    """Takes it."""

    report = REPORT

    def name(self) -> str:
        return "validate_harassment_complaint_form"


class CloseHarassmentComplaint(CloseReport):
    """Forgets it."""

    def name(self) -> str:
        return "action_close_harassment_complaint"
