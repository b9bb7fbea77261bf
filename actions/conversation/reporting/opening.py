"""Opens the case that was told and says so; where that fails, the answers are kept."""

from datetime import datetime

import structlog
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.cases.case import Case
from actions.cases.service import open_case
from actions.conversation.handlers import handlers_in_words
from actions.conversation.message import Button, Message, send
from actions.conversation.reporting.state import Values
from actions.conversation.reporting.topic import ReportTopic
from actions.conversation.services import database, local_now
from actions.conversation.turn import Turn
from actions.conversation.wording import say
from actions.store.database import transaction

log = structlog.get_logger()


def submit(report: ReportTopic, turn: Turn, values: Values, kept: Values, dispatcher: CollectingDispatcher) -> bool:
    """Open the case and say so; return False where that failed and the person was told that the answers are kept.

    `kept` has the submission key that was drawn for the report, and its receipt where the kind has one.
    """
    try:
        case = _open(report, turn, values, kept)
    except SQLAlchemyError as error:
        log.error("case.not_opened", kind=report.kind_name, reason=type(error).__name__)
        again = Button(say("form_try_again_button"), "affirm")
        send(dispatcher, Message(say("form_try_again"), buttons=(again,)))
        return False
    send(dispatcher, _opened(report, turn, case, kept.get("receipt")), *report.after(turn, case))
    return True


def _open(report: ReportTopic, turn: Turn, values: Values, kept: Values) -> Case:
    fields = {name: _with_zone(value, turn) if _is_moment(report, name) else value for name, value in values.items()}
    with transaction(database()) as session:
        return open_case(
            session,
            kind=report.kind_name,
            organisation=turn.organisation,
            opened_by=turn.person,
            fields=fields,
            submission_key=kept["submission_key"],
            now=local_now(turn.organisation),
            receipt=kept.get("receipt"),
        )


def _is_moment(report: ReportTopic, name: str) -> bool:
    field = report.kind.field(name)
    return field is not None and field.type == "date_time"


def _with_zone(moment: str, turn: Turn) -> str:
    """Return a minute with its offset from UTC; a bare day stays a day, since no time was told."""
    if "T" not in moment:
        return moment
    return datetime.fromisoformat(moment).replace(tzinfo=turn.organisation.zone).isoformat()


def _opened(report: ReportTopic, turn: Turn, case: Case, receipt: str | None) -> Message:
    due = case.due_at.astimezone(turn.organisation.zone)
    opened = say(
        f"opened_{report.topic}",
        reference=case.reference,
        handler=handlers_in_words(case, turn.organisation),
        due=f"{due:%A} {due.day} {due:%B}",
    )
    custom = {"type": "case_opened", "kind": report.kind_name, "reference": case.reference}
    if receipt is None or case.opened_by is not None:
        return Message(opened, custom=custom)
    return Message(f"{opened}\n{say('opened_receipt', receipt=receipt)}", custom={**custom, "receipt": receipt})
