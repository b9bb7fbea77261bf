"""Whether a policy is past the date on which it was due for review."""

import re
from datetime import date

import dateparser

from actions.policy.corpus.model import Policy

YEAR = re.compile(r"\d{4}")


def overdue(policy: Policy, today: date) -> str:
    """Return the policy's date of next review, as it words it, where that has passed; else an empty text."""
    if not policy.next_review:
        return ""
    due = _last_day(policy.next_review)
    return policy.next_review if due is not None and due < today else ""


def _last_day(words: str) -> date | None:
    """Return the last day of the date, month or year that the words name, read day first; None where they name none."""
    if YEAR.fullmatch(words):
        return date(int(words), 12, 31)
    order = "YMD" if YEAR.match(words) else "DMY"
    settings = {"DATE_ORDER": order, "PREFER_DAY_OF_MONTH": "last"}
    found = dateparser.parse(words, settings=settings, languages=["en"])
    return found.date() if found else None
