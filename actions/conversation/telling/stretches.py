"""Weekends, weeks, months and years as people name them: "last week", "in March", "2024"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from actions.conversation.telling.days import MONTH, YEARS_AROUND, month_of, told_matches

# What may stand behind a month that is no surname: “in March we moved”, not “from April Jones”.
BEHIND_A_MONTH = (
    r"(?=$|[,.;!?)]|\s?-|\s(?:20\d\d|last|this|next|and|or|but|on|onwards?|please|pls|thanks|for|to|till|until|up to"
    r"|through|when|while|because|as|if|so|we|i|he|she|they|it|there|my|at|with|only|now|some|sometime|maybe)(?!\w))"
)
# “My last week” and “the next week” are no weeks of the calendar.
NOT_OWNED = "".join(f"(?<!{owner} )" for owner in ("the", "my", "your", "his", "her", "our", "their"))
UNIT = (
    rf"(?P<which>{NOT_OWNED}(?:last|next)|this|(?:(?:over|on|in|at) |(?<=since ))the(?= weekend)) "
    r"(?P<unit>weekend|week|month|year)\b(?!'s| ago\b| of\b)"
)
NAMED_MONTH = (
    rf"(?P<month>{MONTH})\b{BEHIND_A_MONTH}(?:,? (?:of )?(?:(?P<year>20\d\d)\b|(?P<which_year>last|this|next) year\b))?"
)
STRETCH = re.compile(rf"\b(?:{UNIT}|{NAMED_MONTH}|(?P<only_year>20\d\d)\b(?![-/.:]\w))")
EDGE = re.compile(r"\b(?P<edge>start|beginning|first day|end|last day|rest) of (?P<the>the (?=(?:week|month|year)\b))?")
# “May” and “march” are words too, and 2024 may be a room.
BEFORE_A_MONTH = re.compile(r"\b(?:in|during|over|throughout|from|since|starting|starts?|all|last) $")
ALSO_VERBS = frozenset({"may", "march", "mar"})
EDGES = {"beginning": "start", "first day": "start", "last day": "end"}
STEPS = {"last": -1, "next": 1}
END_OF_THE_WORKING_WEEK = timedelta(days=4)


class Stretch(NamedTuple):
    """A stretch of the calendar, by its first and its last day."""

    first: date
    last: date


def stretches_told(text: str) -> Iterator[re.Match[str]]:
    """Yield the stretches named anywhere in a lower-case text."""
    for found in told_matches(STRETCH, text):
        if found["unit"] or BEFORE_A_MONTH.search(text[: found.start()]) or _begins(text, found):
            yield found


def edge_told(text: str) -> tuple[str, re.Match[str]] | None:
    """Return “start”, “end” or “rest” and the stretch whose start, end or rest a lower-case text tells."""
    for edge in told_matches(EDGE, text):
        if stretch := STRETCH.match(("this " if edge["the"] else "") + text[edge.end() :]):
            return EDGES.get(edge["edge"], edge["edge"]), stretch
    return None


def end_of(stretch: Stretch, found: re.Match[str]) -> date:
    """Return the day meant by the end of a stretch; a week at work ends on its Friday."""
    return stretch.first + END_OF_THE_WORKING_WEEK if found["unit"] == "week" else stretch.last


def stretches_meant(found: re.Match[str], today: date) -> list[Stretch]:
    """Return what a match of STRETCH may mean, the earliest first; more than one for a month without its year."""
    if found["only_year"]:
        return [_year(int(found["only_year"]))]
    if found["month"]:
        return [_month(date(year, month_of(found["month"]), 1)) for year in _years(found, today)]
    return [_unit(found["unit"], found["which"], today)]


def _begins(text: str, found: re.Match[str]) -> bool:
    return found.start() == 0 and (found[0] not in ALSO_VERBS or found[0] == text)


def _years(found: re.Match[str], today: date) -> range:
    if found["year"] or found["which_year"]:
        year = int(found["year"] or today.year + STEPS.get(found["which_year"], 0))
        return range(year, year + 1)
    return range(today.year - YEARS_AROUND, today.year + YEARS_AROUND + 1)


def _unit(unit: str, which: str, today: date) -> Stretch:
    steps = STEPS.get(which, 0)
    monday = today - timedelta(days=today.weekday())
    if unit == "year":
        return _year(today.year + steps)
    if unit == "month":
        return _month(today.replace(day=1) + relativedelta(months=steps))
    if unit == "week":
        return _days(monday + timedelta(weeks=steps), 7)
    return _days(_saturday(which, monday, today), 2)


def _saturday(which: str, monday: date, today: date) -> date:
    """Return the first day of a weekend; “the weekend” is the one that is on, or the one before."""
    saturday = monday + timedelta(days=5)
    is_to_come = which in ("this", "next") or (which != "last" and today >= saturday)
    return saturday if is_to_come else saturday - timedelta(weeks=1)


def _days(first: date, count: int) -> Stretch:
    return Stretch(first, first + timedelta(days=count - 1))


def _month(first: date) -> Stretch:
    return Stretch(first, first + relativedelta(months=1, days=-1))


def _year(year: int) -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31))
