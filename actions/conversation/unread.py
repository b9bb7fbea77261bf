"""What a person has yet to be told: one plain line at the start of a turn, once, without a word of what it is about."""

from datetime import datetime

import structlog
from rasa_sdk import Tracker
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from actions.conversation.disclosure import REPORTS
from actions.conversation.message import Button, Message
from actions.conversation.services import database, local_now
from actions.conversation.turn import Turn
from actions.conversation.wording import say
from actions.notify.unread import Notification, mark_read, unread_for
from actions.people.person import Person
from actions.store.database import transaction

log = structlog.get_logger()
MOST_TOLD = 3
SHOWING = frozenset({"case_handling", "case_status"})
FORMS_WITH_NEWS = frozenset({None, "case_handling_form", "case_status_form"})


def news(turn: Turn, tracker: Tracker) -> tuple[Message, ...]:
    """Return the line that tells what is unread, and note that it was told; who tells a report hears it later.

    It is nobody else's business, so it is not told in a group.
    """
    if turn.in_group or turn.intent in REPORTS or (tracker.active_loop or {}).get("name") not in FORMS_WITH_NEWS:
        return ()
    try:
        with transaction(database()) as session:
            unread = unread_for(session, turn.person, local_now(turn.organisation))
            mark_read(session, turn.person, unread, local_now(turn.organisation))
    except SQLAlchemyError as error:
        log.error("news.not_told", reason=type(error).__name__)
        return ()
    return (_line(unread, is_to_be_shown=turn.intent in SHOWING),) if unread else ()


def read_up(session: Session, person: Person, reference: str, now: datetime) -> None:
    """Note that a person knows what is unread of a case, because they see it as it is."""
    unread = unread_for(session, person, now)
    mark_read(session, person, [each for each in unread if each.reference == reference], now)


def _line(unread: tuple[Notification, ...], *, is_to_be_shown: bool) -> Message:
    """Return what is unread in one line, with buttons to open it where it is not about to be shown."""
    texts = list(dict.fromkeys(each.text for each in unread))
    references = list(dict.fromkeys(each.reference for each in unread))
    more = len(texts) - MOST_TOLD
    told = " ".join(texts[:MOST_TOLD])
    text = say("news_and_more", news=told, count=str(more)) if more > 0 else say("news", news=told)
    buttons = [Button(say("news_button", reference=each), "case_handling", {"reference": each}) for each in references]
    return Message(text, buttons=() if is_to_be_shown else tuple(buttons[:MOST_TOLD]))
