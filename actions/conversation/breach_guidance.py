"""A manager handles a breach by one of their people: the policy's own considerations, and a record."""

from functools import partial

from actions.cases.case import Case
from actions.cases.kinds import kind_named
from actions.conversation.guidance import after_messages, guidance_messages, refused_messages
from actions.conversation.message import Message
from actions.conversation.reporting.action import CloseReport, TakeReport
from actions.conversation.reporting.state import Reader
from actions.conversation.reporting.topic import ReportTopic
from actions.conversation.team import may_open_kind, team_of
from actions.conversation.telling.breach import read_account, read_fields
from actions.conversation.turn import Turn

TOPIC = "breach_guidance"
KIND = "breach"


def _reader(turn: Turn) -> Reader:
    return Reader(partial(read_fields, team=tuple(each.name for each in team_of(turn.person))), read_account)


def _first(turn: Turn) -> tuple[Message, ...]:
    return guidance_messages(turn.organisation, TOPIC)


def _after(turn: Turn, _case: Case) -> tuple[Message, ...]:
    return after_messages(turn.organisation, TOPIC)


def _refusal(turn: Turn) -> tuple[Message, ...]:
    """Return whom to tell, for somebody without a team of their own."""
    if may_open_kind(turn.person, kind_named(KIND)):
        return ()
    return refused_messages(turn.organisation, TOPIC)


REPORT = ReportTopic(TOPIC, KIND, _reader, _first, _after, refusal=_refusal)


class TakeBreach(TakeReport):
    """Takes it."""

    report = REPORT

    def name(self) -> str:
        return "validate_breach_guidance_form"


class CloseBreach(CloseReport):
    """Forgets it."""

    def name(self) -> str:
        return "action_close_breach_guidance"
