"""What its opener and its handlers write in a case after it was opened."""

from dataclasses import dataclass
from datetime import datetime, timezone

from sqlalchemy import func, insert, select
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from actions.cases import repository
from actions.cases.case import Case
from actions.errors import AskFirstError
from actions.notify.outbox import tell
from actions.people.permissions import handles, opened
from actions.people.person import Person
from actions.store import audit
from actions.store.tables import case_messages


class CaseMessageError(AskFirstError):
    """This cannot be written in the case by this person."""


@dataclass(frozen=True)
class CaseMessage:
    """One thing written in a case, at a moment in UTC; `author` is absent where that person is anonymous."""

    at: datetime
    author: str | None
    from_handler: bool
    words: str


def add_to_case(
    session: Session, case: Case, author: Person | None, words: str, now: datetime, *, submission_key: str
) -> CaseMessage:
    """Adds what its opener has to say to a case and returns it; under one submission key once, the first time.

    `author` is None for whoever holds the receipt of an anonymous case, which the caller has seen. Raises
    CaseMessageError where it is not the opener, or there are no words.
    """
    if not opened(author, case):
        raise CaseMessageError(f"Only the person who opened {case.reference} can add to it.")
    email = author.email if author else None
    return _keep(session, case, CaseMessage(_in_utc(now), email, False, words.strip()), submission_key)


def reply_to_case(
    session: Session, case: Case, author: Person, words: str, now: datetime, *, submission_key: str
) -> CaseMessage:
    """Adds what a handler replies to a case and returns it; under one submission key once, the first time.

    Raises CaseMessageError where the author does not handle the case now, or there are no words.
    """
    if not handles(author, case):
        raise CaseMessageError(f"{author.email} does not handle {case.reference}, so can't reply to it.")
    return _keep(session, case, CaseMessage(_in_utc(now), author.email, True, words.strip()), submission_key)


def messages_of(session: Session, case: Case) -> tuple[CaseMessage, ...]:
    """Returns what was written in a case, oldest first; whether it may be seen is for the caller to ask."""
    rows = select(case_messages).filter_by(reference=case.reference).order_by(case_messages.c.sequence)
    return tuple(_message(row) for row in session.execute(rows))


def _keep(session: Session, case: Case, message: CaseMessage, submission_key: str) -> CaseMessage:
    if not message.words:
        raise CaseMessageError("There are no words to add.")
    repository.lock(session, case.reference)
    sent = select(case_messages).filter_by(reference=case.reference, submission_key=submission_key)
    row = session.execute(sent).first()
    if row is not None:
        return _message(row)
    _insert(session, case, message, submission_key)
    return message


def _insert(session: Session, case: Case, message: CaseMessage, submission_key: str) -> None:
    count = select(func.count()).select_from(case_messages).filter_by(reference=case.reference)
    sequence = session.execute(count).scalar_one() + 1
    session.execute(
        insert(case_messages).values(
            reference=case.reference,
            sequence=sequence,
            at=message.at,
            author=message.author,
            from_handler=message.from_handler,
            words=message.words,
            submission_key=submission_key,
        )
    )
    action = "case.replied_to" if message.from_handler else "case.added_to"
    details = {"message": sequence}
    audit.record(session, at=message.at, actor=message.author, action=action, subject=case.reference, details=details)
    _tell(session, case, message)


def _tell(session: Session, case: Case, message: CaseMessage) -> None:
    told, what = ((case.opened_by,), "reply_for_you") if message.from_handler else (case.handlers, "added_to")
    for recipient in told:
        tell(session, recipient, case.reference, what, message.at)


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(timezone.utc)


def _message(row: Row) -> CaseMessage:
    return CaseMessage(row.at, row.author, row.from_handler, row.words)
