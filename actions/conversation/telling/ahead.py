"""Days to come as people say them: "from Monday", "next Tuesday", "1/2", "the end of June", "straight away"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE, relativedelta
from holidays import country_holidays

from actions.conversation.telling.days import (
    BEFORE_A_WEEKDAY,
    BEHIND_A_WEEKDAY,
    DAY_OF_THE_MONTH,
    LONG_WEEKDAY,
    MONTH,
    PART_OF_DAY,
    WEEKDAY,
    YEARS_AROUND,
    calendar_told,
    days_meant,
    days_of_the_calendar,
    month_of,
    told_matches,
    valid_days,
    weekday_of,
)
from actions.conversation.telling.expressions import DAY
from actions.conversation.telling.lengths import LENGTH, length_of
from actions.conversation.telling.spelling import spelt_out
from actions.conversation.telling.stretches import edge_told, end_of, stretches_meant, stretches_told

# Days are read as New Zealand English names them, its public holidays too.
COUNTRY = "NZ"
SHORT_NAMES = {"christmas": "christmas day", "new year": "new year's day"}
EVES = {"christmas eve": "christmas day", "new year's eve": "new year's day", "new years eve": "new year's day"}
NAMED_SHORTLY = re.compile(
    rf"(?:^|\b(?:until|till|til|before|by|to) )(?P<name>{'|'.join([*EVES, *SHORT_NAMES])})(?=\W*$|[,.;])"
)
WEEKDAYS_OF = (MO, TU, WE, TH, FR, SA, SU)
MOST_MONTHS_TO_THE_SAME_NUMBER = 3
OF_NEXT_MONTH = re.compile(r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th) of next month\b")
IN = re.compile(rf"\bin (?!a day\b){LENGTH}(?:'?s'? time)?\b")
AFTER = re.compile(
    rf"(?<!for )(?<!next )\b{LENGTH}(?: (?:from|after|(?(count)on|from)) (?P<day>{DAY})"
    r"|(?(count) (?P<near>today|tomorrow)\b))"
)
WEEKDAY_TOLD = re.compile(
    rf"{BEFORE_A_WEEKDAY}\b(?:(?P<which>last|next|this coming|coming|this) )?(?P<weekday>{WEEKDAY})\b(?!'s)"
    rf"{BEHIND_A_WEEKDAY}"
    r"(?P<later> week\b(?! ago))?"
)
NEXT_WEEK = re.compile(r"(?<!the )\bnext week\b")
AFTER_NEXT = re.compile(rf"\b(?P<weekday>{WEEKDAY}) after next\b")
OF_A_MONTH = re.compile(
    rf"\b(?P<nth>[1-5](?:st|nd|rd|th)|last) (?P<weekday>{LONG_WEEKDAY}) of (?P<month>{MONTH})\b(?: (?P<year>20\d\d))?"
)
LAST_WEEK = re.compile(r"\blast week\b")
TOMORROW = re.compile(r"\b(?P<after>day after )?tomorrow\b(?P<later> week\b)?")
TODAY = re.compile(
    rf"\b(?:today|tonight|this {PART_OF_DAY}|asap|straight ?away|right (?:away|now)|immediately"
    r"|as soon as (?:possible|you can|we can|i can)|(?:from|starting|start|as of) now)\b|^now\b(?! and then\b)"
)

Reader = Callable[[str, date, date], date | None]


def read_day_ahead(text: str, today: date) -> str | None:
    """Return the day (`2027-02-01`) that a text tells, None where it tells none.

    Without its year it is the next one to come; a weekday is never today. A day in the past is returned
    only where it was told as one, by its year or as “yesterday” or “last Monday”.
    """
    day = day_ahead(spelt_out(text), today, today)
    return day.isoformat() if day else None


def day_ahead(words: str, today: date, earliest: date) -> date | None:
    """Return the day that lower-case words tell, None where they tell none.

    Where it may be one of several, it is the first that is not before the earliest.
    """
    days = (reader(words, today, earliest) for reader in READERS)
    return next((day for day in days if day), None)


def first_of(days: list[date], earliest: date) -> date | None:
    """Return the only day there is, or else the first that is not before the earliest."""
    return next((day for day in days if len(days) == 1 or day >= earliest), None)


def _edge(words: str, today: date, earliest: date) -> date | None:
    told = edge_told(words)
    if told is None or told[0] == "rest":
        return None
    edge, found = told
    stretches = stretches_meant(found, today)
    return first_of([end_of(each, found) if edge == "end" else each.first for each in stretches], earliest)


def _calendar(words: str, today: date, earliest: date) -> date | None:
    found = calendar_told(words)
    years = range(earliest.year, earliest.year + YEARS_AROUND + 1)
    return first_of(list(days_of_the_calendar(found, years)), earliest) if found else None


def _of_the_month(words: str, today: date, earliest: date) -> date | None:
    if found := next(told_matches(OF_NEXT_MONTH, words), None):
        month = today + relativedelta(months=1)
        return next(valid_days([(month.year, month.month)], int(found["day"])), None)
    found = next(told_matches(DAY_OF_THE_MONTH, words), None)
    if found is None or found["last"]:
        return None
    months = (earliest + relativedelta(day=1, months=later) for later in range(MOST_MONTHS_TO_THE_SAME_NUMBER))
    return first_of(list(valid_days(((month.year, month.month) for month in months), int(found["day"]))), earliest)


def _of_a_month(words: str, today: date, earliest: date) -> date | None:
    """Return the day of “the second Monday of February” or “the last Friday of January”."""
    found = next(told_matches(OF_A_MONTH, words), None)
    if found is None:
        return None
    years = [int(found["year"])] if found["year"] else range(earliest.year, earliest.year + 2)
    days = (_nth_of(found, date(year, month_of(found["month"]), 1)) for year in years)
    return first_of([day for day in days if day], earliest)


def _nth_of(found: re.Match[str], month: date) -> date | None:
    weekday, nth = WEEKDAYS_OF[weekday_of(found["weekday"])], found["nth"]
    is_last = nth == "last"
    day = month + relativedelta(day=31 if is_last else 1, weekday=weekday(-1 if is_last else int(nth[0])))
    return day if day.month == month.month else None


def _after_next(words: str, today: date, earliest: date) -> date | None:
    """Return the day of “the Monday after next”: the second one to come."""
    found = next(told_matches(AFTER_NEXT, words), None)
    if found is None:
        return None
    tomorrow = today + timedelta(days=1)
    return tomorrow + timedelta(days=(weekday_of(found["weekday"]) - tomorrow.weekday()) % 7, weeks=1)


def _later(words: str, today: date, earliest: date) -> date | None:
    if found := next(told_matches(IN, words), None):
        return today + length_of(found)
    after = next(told_matches(AFTER, words), None)
    day = day_ahead(after["day"] or after["near"], today, earliest) if after else None
    return day + length_of(after) if after and day else None


def _holiday(words: str, today: date, earliest: date) -> date | None:
    calendar = country_holidays(COUNTRY, years=(earliest.year, earliest.year + 1))
    shortly = NAMED_SHORTLY.search(words)
    name_told = shortly["name"] if shortly else ""
    named = SHORT_NAMES.get(name_told) or EVES.get(name_told) or words
    ahead = (day for day, name in sorted(calendar.items()) if day >= earliest and name.lower() in named)
    return next((day - timedelta(days=name_told in EVES) for day in ahead), None)


def _weekday(words: str, today: date, earliest: date) -> date | None:
    found = next(told_matches(WEEKDAY_TOLD, words), None)
    if found is None:
        return None
    if found["which"] == "last" or LAST_WEEK.search(words):
        return next(iter(days_meant(words, today) or ()), None)
    weekday = weekday_of(found["weekday"])
    if found["which"] == "next" or NEXT_WEEK.search(words):
        return today + timedelta(days=7 - today.weekday() + weekday)
    start = max(earliest, today if found["which"] == "this" else today + timedelta(days=1))
    return start + timedelta(days=(weekday - start.weekday()) % 7, weeks=1 if found["later"] else 0)


def _tomorrow(words: str, today: date, earliest: date) -> date | None:
    found = next(told_matches(TOMORROW, words), None)
    return today + timedelta(days=2 if found["after"] else 1, weeks=1 if found["later"] else 0) if found else None


def _past(words: str, today: date, earliest: date) -> date | None:
    return next(iter(days_meant(words, today) or ()), None)


def _stretch(words: str, today: date, earliest: date) -> date | None:
    """Return the first day of a month, or of the next or the last week."""
    for found in stretches_told(words):
        if found["month"] or (found["unit"] in ("week", "month") and found["which"] in ("last", "next")):
            return first_of([stretch.first for stretch in stretches_meant(found, today)], earliest)
    return None


def _today(words: str, today: date, earliest: date) -> date | None:
    return next((today for _ in told_matches(TODAY, words)), None)


# In the order in which one is believed before the other: “the end of next week”, “Friday 5 December”.
READERS: tuple[Reader, ...] = (
    _of_a_month, _after_next, _edge, _calendar, _of_the_month, _later, _holiday, _tomorrow, _weekday, _past,
    _stretch, _today,
)  # fmt: skip
