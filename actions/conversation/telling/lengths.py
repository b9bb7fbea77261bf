"""Lengths of time as people tell them: "three weeks", "a fortnight", "half a year"."""

import re
from datetime import date

from dateutil.relativedelta import relativedelta

from actions.conversation.telling.days import COUNT, count_of

UNITS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "half a year": relativedelta(months=6),
    "year": relativedelta(years=1),
}
ABOUT = r"(?:(?:about|around|roughly|approximately|maybe|at least|nearly|up to) )?"
UNIT = rf"(?P<unit>{'|'.join(UNITS)})s?\b(?!-)"
COUNTED = rf"(?:(?P<count>{COUNT}) )"
LENGTH = rf"{ABOUT}{COUNTED}?{UNIT}"


def length_of(found: re.Match[str]) -> relativedelta:
    """Return the length that a match of LENGTH tells; without a count it is one."""
    return UNITS[found["unit"]] * (count_of(found["count"]) if found["count"] else 1)


def last_day_of(length: relativedelta, first: date) -> date:
    """Return the last day of so long a period, its first day counted."""
    return first + length - relativedelta(days=1)
