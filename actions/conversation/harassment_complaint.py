"""Harassment and bullying: who listens, what choices there are, and a complaint where it is wished."""

from functools import partial

from actions.cases.case import Case
from actions.conversation.complaint.explanations import explained
from actions.conversation.complaint.own_manager import concerns_own_manager
from actions.conversation.complaint.told_before import told_before
from actions.conversation.complaint.topic import ComplaintTopic
from actions.conversation.guidance import after_messages, guidance_messages
from actions.conversation.message import Message
from actions.conversation.reporting.action import CloseReport, TakeReport
from actions.conversation.reporting.state import Reader, Values
from actions.conversation.team import manager_of
from actions.conversation.telling.harassment_complaint import read_account, read_fields
from actions.conversation.turn import Turn
from actions.conversation.wording import say

TOPIC = "harassment_complaint"


def _reader(turn: Turn) -> Reader:
    concerns = concerns_own_manager(turn)

    def faults(told: Values) -> dict[str, str]:
        if told.get("addressee") != "manager" or not concerns(told.get("respondent", "")):
            return {}
        return {"addressee": say("complaint_not_to_manager")}

    manager = manager_of(turn.person)
    return Reader(partial(read_fields, manager=manager.name if manager else ""), read_account, faults=faults)


def _first(turn: Turn) -> tuple[Message, ...]:
    asked = explained(turn)
    start = Message(f"{say('complaint_start')} {say('complaint_law')}")
    return (*guidance_messages(turn.organisation, TOPIC), start, *(asked.says if asked else ()))


def _after(turn: Turn, _case: Case) -> tuple[Message, ...]:
    return (*after_messages(turn.organisation, TOPIC), Message(say("complaint_law")))


REPORT = ComplaintTopic(TOPIC, TOPIC, _reader, _first, _after, known=told_before, explained=explained)


class TakeHarassmentComplaint(TakeReport):
    """Takes it."""

    report = REPORT

    def name(self) -> str:
        return "validate_harassment_complaint_form"


class CloseHarassmentComplaint(CloseReport):
    """Forgets it."""

    def name(self) -> str:
        return "action_close_harassment_complaint"
