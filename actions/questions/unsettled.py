"""Questions that the policies did not settle, counted so that policy owners see what people ask.

Nothing here leads back to whoever asked: no person, no conversation, no time of day, and a text only without
personal details.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import groupby
from uuid import uuid4

from sqlalchemy import insert, select
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from actions.policy.personal_details import without_personal_details
from actions.store.tables import unsettled_questions

LONGEST_TEXT = 500


class Reason(str, Enum):
    """Why a question counts: it was declined, or its answer did not help."""

    DECLINED = "declined"
    NOT_HELPFUL = "not_helpful"


@dataclass(frozen=True)
class Unsettled:
    """One question: `matter` is the rule's key or the topic's id, `text` is empty where no words are kept."""

    organisation: str
    day: date
    reason: Reason
    matter: str
    verdict: str
    text: str = ""


@dataclass(frozen=True)
class Tally:
    """How often one matter was left unsettled for one reason, and its texts with how often each was asked."""

    matter: str
    reason: Reason
    verdict: str
    count: int
    texts: tuple[tuple[str, int], ...]


def record(session: Session, question: Unsettled) -> None:
    """Adds a question, its personal details removed."""
    values = {
        "id": str(uuid4()),
        "organisation": question.organisation,
        "day": question.day,
        "reason": question.reason.value,
        "matter": question.matter,
        "verdict": question.verdict,
        "text": without_personal_details(question.text)[:LONGEST_TEXT] or None,
    }
    session.execute(insert(unsettled_questions).values(values))


def tallies(session: Session, organisation: str, since: date | None = None) -> list[Tally]:
    """Returns an organisation's counts from a day on, the most frequent first; all of them without a day."""
    table = unsettled_questions
    wanted = select(table).where(table.c.organisation == organisation)
    if since is not None:
        wanted = wanted.where(table.c.day >= since)
    rows = sorted(session.execute(wanted), key=_kind)
    found = [_tally(list(alike)) for _, alike in groupby(rows, key=_kind)]
    return sorted(found, key=lambda tally: -tally.count)


def _kind(row: Row) -> tuple[str, str, str]:
    return row.matter, row.reason, row.verdict


def _tally(rows: list[Row]) -> Tally:
    matter, reason, verdict = _kind(rows[0])
    texts = Counter(sorted(row.text for row in rows if row.text))
    return Tally(matter, Reason(reason), verdict, len(rows), tuple(texts.most_common()))
