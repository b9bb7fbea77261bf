"""Weekends, weeks, months and years as people name them: "last week", "in March", "2024"."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from actions.conversation.telling.days import MONTH, month_of

YEARS_AROUND = 8
# What may stand behind a month that is no surname: “in March we moved”, not “from April Jones”.
BEHIND_A_MONTH = (
    r"(?=$|[,.;!?)]|\s(?:-|20\d\d|last|this|next|and|or|but|on|onwards?|please|pls|thanks|for|to|till|until|through|when"
    r"|while|because|as|if|so|we|i|he|she|they|it|there|my|at|with|only|now|some|sometime|maybe)(?!\w))"
)
UNIT = (
    r"(?:(?P<which>(?<!the )last|(?<!the )next|this|of the|over the|on the|in the) (?P<unit>weekend|week|month|year)\b"
    r"(?! (?:ago|of)\b))"
)
NAMED_MONTH = (
    rf"(?:(?P<month>{MONTH})\b{BEHIND_A_MONTH}(?:,? (?:of )?(?:(?P<year>20\d\d)\b|(?P<which_year>last|this|next) year\b))?)"
)
STRETCH = re.compile(rf"\b(?:{UNIT}|{NAMED_MONTH}|(?P<only_year>20\d\d)\b(?![-/.:]\d))")
STEPS = {"last": -1, "next": 1}


class Stretch(NamedTuple):
    """A stretch of the calendar, by its first and its last day."""

    first: date
    last: date


def stretches_meant(found: re.Match[str], today: date) -> list[Stretch]:
    """Return what a match of STRETCH may mean, the earliest first; more than one for a month without its year."""
    if found["only_year"]:
        return [_year(int(found["only_year"]))]
    if found["month"]:
        return [_month(date(year, month_of(found["month"]), 1)) for year in _years(found, today)]
    return [_unit(found["unit"], STEPS.get(found["which"], 0), today)]


def _years(found: re.Match[str], today: date) -> range:
    if found["year"]:
        return range(int(found["year"]), int(found["year"]) + 1)
    if found["which_year"]:
        year = today.year + STEPS.get(found["which_year"], 0)
        return range(year, year + 1)
    return range(today.year - YEARS_AROUND, today.year + YEARS_AROUND + 1)


def _unit(unit: str, steps: int, today: date) -> Stretch:
    monday = today - timedelta(days=today.weekday())
    if unit == "year":
        return _year(today.year + steps)
    if unit == "month":
        return _month(today.replace(day=1) + relativedelta(months=steps))
    if unit == "week":
        return _days(monday + timedelta(weeks=steps), 7)
    return _days(_weekend(steps, monday, today), 2)


def _weekend(steps: int, monday: date, today: date) -> date:
    """Return the Saturday; “the weekend” is the one that is on, or has been, and so is “last weekend”."""
    this_saturday = monday + timedelta(days=5)
    return this_saturday if steps > 0 or (steps == 0 and today >= this_saturday) else this_saturday - timedelta(weeks=1)


def _days(first: date, count: int) -> Stretch:
    return Stretch(first, first + timedelta(days=count - 1))


def _month(first: date) -> Stretch:
    return Stretch(first, first + relativedelta(months=1, days=-1))


def _year(year: int) -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31))
