"""A gift or an interest is declared to the manager, as the organisation's own policies ask."""

from functools import partial

from actions.cases.case import Case
from actions.conversation.contacts import contact_name
from actions.conversation.guidance import after_messages, guidance_messages
from actions.conversation.message import Message
from actions.conversation.reporting.action import CloseReport, TakeReport
from actions.conversation.reporting.state import Reader
from actions.conversation.reporting.topic import ReportTopic
from actions.conversation.telling.declaration import read_account, read_fields
from actions.conversation.turn import Turn
from actions.conversation.wording import say

GIFT, INTEREST = "gift_declaration", "interest_declaration"


def _topic(kind: str) -> ReportTopic:
    def first(turn: Turn) -> tuple[Message, ...]:
        return guidance_messages(turn.organisation, kind)

    def after(turn: Turn, _case: Case) -> tuple[Message, ...]:
        return after_messages(turn.organisation, kind)

    def refusal(turn: Turn) -> tuple[Message, ...]:
        return () if kind in turn.organisation.handles else (_not_taken(turn),)

    reader = Reader(partial(read_fields, kind), partial(read_account, kind))
    return ReportTopic(kind, kind, lambda _turn: reader, first, after, refusal=refusal, stands_apart=True)


def _not_taken(turn: Turn) -> Message:
    """Return whom to talk to where the policies know no such declaration."""
    authority = contact_name(turn.organisation, "manager")
    return Message(say("declaration_not_taken", organisation=turn.organisation.short_name, authority=authority))


class TakeGiftDeclaration(TakeReport):
    """Takes a gift."""

    report = _topic(GIFT)

    def name(self) -> str:
        return "validate_gift_declaration_form"


class CloseGiftDeclaration(CloseReport):
    """Forgets it."""

    def name(self) -> str:
        return "action_close_gift_declaration"


class TakeInterestDeclaration(TakeReport):
    """Takes an interest."""

    report = _topic(INTEREST)

    def name(self) -> str:
        return "validate_interest_declaration_form"


class CloseInterestDeclaration(CloseReport):
    """Forgets it."""

    def name(self) -> str:
        return "action_close_interest_declaration"
