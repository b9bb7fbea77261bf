"""Lengths of time as people tell them: "three weeks", "a fortnight", "half a year"."""

import re

from dateutil.relativedelta import relativedelta

from actions.conversation.telling.days import COUNT, count_of

UNITS = {
    "half a year": relativedelta(months=6),
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "fortnight": relativedelta(weeks=2),
    "month": relativedelta(months=1),
    "year": relativedelta(years=1),
}
ABOUT = (
    r"(?:(?:about|around|roughly|approximately|maybe|at least|nearly|like|just over|just under|well over|over|close to"
    r"|almost|more than|pretty much|what feels like|the best part of|the better part of|a good) )?"
)
UNIT = "|".join(UNITS)
# A length is counted: “for weeks” and “in year 10” tell none, but “the last month” is one.
LENGTH = rf"{ABOUT}(?:(?P<count>{COUNT})[ -])?(?P<unit>(?(count)(?:{UNIT})|half a year))(?(count)s?)\b(?!-)"
LAST_LENGTH = rf"{ABOUT}(?:(?P<count>{COUNT})[ -])?(?P<unit>{UNIT})(?(count)s?)\b(?!-)"


def length_of(found: re.Match[str]) -> relativedelta:
    """Return the length that a match of LENGTH or LAST_LENGTH tells; without a count it is one."""
    return UNITS[found["unit"]] * (count_of(found["count"]) if found["count"] else 1)
