"""Inappropriate material was received: what it was and who sent it is noted, the material itself is never taken."""

from actions.cases.case import Case
from actions.conversation.guidance import guidance_messages
from actions.conversation.message import Message
from actions.conversation.reporting.action import CloseReport, TakeReport
from actions.conversation.reporting.state import Reader
from actions.conversation.reporting.topic import ReportTopic
from actions.conversation.telling.inappropriate_material import read_account, read_fields, settle
from actions.conversation.turn import Turn
from actions.conversation.wording import say

TOPIC = "inappropriate_material"
READER = Reader(read_fields, read_account, settle)


def _first(_turn: Turn) -> tuple[Message, ...]:
    return (Message(say("form_start_inappropriate_material")),)


def _after(turn: Turn, _case: Case) -> tuple[Message, ...]:
    return (Message(say("opened_advice")), *guidance_messages(turn.organisation, TOPIC))


REPORT = ReportTopic(TOPIC, TOPIC, lambda _turn: READER, _first, _after)


class TakeInappropriateMaterial(TakeReport):
    """Takes the report."""

    report = REPORT

    def name(self) -> str:
        return "validate_inappropriate_material_form"


class CloseInappropriateMaterial(CloseReport):
    """Forgets it."""

    def name(self) -> str:
        return "action_close_inappropriate_material"
