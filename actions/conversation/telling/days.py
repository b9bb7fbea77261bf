"""Days as people name them: "yesterday", "last Tuesday", "the 15th", "15/11"."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = (
    "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
COUPLES = ("couple", "couple of", "a couple", "a couple of")
COUNTS = {
    "an": 1,
    **dict.fromkeys(COUPLES, 2),
    **{word: max(1, number) for number, word in enumerate(NUMBERS)},
    **{word: 10 * number for number, word in enumerate(TENS, start=2)},
    **{
        f"{ten}{between}{word}": 10 * tens + number
        for tens, ten in enumerate(TENS, start=2)
        for number, word in enumerate(NUMBERS[1:10], start=1)
        for between in ("-", " ")
    },
}

PART_OF_DAY = r"(?:morning|arvo|afternoon|evening|night)"
LONG_WEEKDAY = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day"
# “sat”, “sun” and “wed” are days only where something beside them says so.
SHORT_WEEKDAY = (
    r"(?:mon|tues?|thu(?:rs?)?|fri|weds|(?:(?<=on )|(?<=last )|(?<=next ))(?:sat|sun|wed)"
    rf"|(?:sat|sun|wed)(?=,? (?:{PART_OF_DAY}|at |around |about |\d)))"
)
WEEKDAY = rf"(?:{LONG_WEEKDAY}|{SHORT_WEEKDAY})"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
# “Every Friday” and “on a Tuesday” name no day.
BEFORE_A_WEEKDAY = r"(?<!every )(?<!each )(?<!\ba )"
# “The Monday after next” and “the 2nd Monday of January” are no Mondays near today.
BEHIND_A_WEEKDAY = rf"(?! after next\b| of (?:the|every|{MONTH})\b)"
COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
CALENDAR = (
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"),
    re.compile(r"(?<![\d./-])(?P<day>\d{1,2})([/. -])(?P<month>\d{1,2})\2(?P<year>\d{4}|\d{2})(?![\d./-])"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH})\b,?(?: (?P<year>\d{{4}}))?"),
    re.compile(
        rf"(?<!\bin )\b(?P<month>{MONTH}) (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)"
        r"(?:,? (?P<year>\d{4}))?"
    ),
    re.compile(r"(?<![\d./-])(?!24/7)(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d./-])(?P<year>)"),
)
DAY_OF_THE_MONTH = re.compile(
    r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)(?P<last> of last month)?"
    rf"(?=[,.;!?)]|$| (?:of this month|at|around|about|in the|this month|onwards?|only|please|pls|{PART_OF_DAY})\b)"
)
RELATIVE = re.compile(
    r"\b(?:(?P<before_yesterday>day before yesterday|night before last)|(?P<yesterday>yesterday|last night)"
    rf"|(?P<today>today|tonight|this {PART_OF_DAY}|earlier on)"
    rf"|(?P<count>{COUNT}) (?P<unit>day|night|sleep|week|fortnight)s? (?:ago|back)"
    rf"|(?P<times>{COUNT}) (?P<of_weekday>{LONG_WEEKDAY})s (?:ago|back)"
    rf"|(?<!next )(?<!coming ){BEFORE_A_WEEKDAY}(?P<last>last )?(?P<weekday>{WEEKDAY})\b(?! week){BEHIND_A_WEEKDAY}"
    r"(?P<before_last> before last)?)\b"
)
# “Not Monday, Tuesday”: what is denied is not told.
DENIAL = re.compile(r"(?:\bnot|n't|\binstead of|\brather than)(?: on| at| about| around| the| last)*\s*$")
LAST_WEEK = re.compile(r"\blast week\b")
YEARS_AROUND = 8
DAYS_IN = {"week": 7, "fortnight": 14}
THIS_CENTURY, CENTURY = 2000, 100
PLAUSIBLE_YEARS = range(1900, 2200)


def days_meant(text: str, today: date) -> list[date] | None:
    """Return what the day named in a lower-case text may be, likeliest first; None where none is named.

    No day in the future is among them.
    """
    if found := calendar_told(text):
        days = days_of_the_calendar(found, range(today.year, today.year - YEARS_AROUND - 1, -1))
    elif found := next(told_matches(DAY_OF_THE_MONTH, text), None):
        days = _of_the_month(int(found["day"]), today, last=found["last"] is not None)
    elif found := next(told_matches(RELATIVE, text), None):
        days = _relative(found, text, today)
    else:
        return None
    return [day for day in days if day <= today]


def told_matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches that the words before them do not deny."""
    return (found for found in pattern.finditer(text) if not DENIAL.search(text[: found.start()]))


def calendar_told(text: str) -> re.Match[str] | None:
    """Return the first date of the calendar in a lower-case text, None where it tells none."""
    return next((found for pattern in CALENDAR for found in told_matches(pattern, text)), None)


def days_of_the_calendar(found: re.Match[str], years: Iterable[int]) -> Iterator[date]:
    """Yield the days that a date told may be; where it was told without its year, in each of these years."""
    if found["year"]:
        year = int(found["year"])
        years = {year if year >= CENTURY else THIS_CENTURY + year} & set(PLAUSIBLE_YEARS)
    yield from valid_days(((year, month_of(found["month"])) for year in years), int(found["day"]))


def valid_days(months: Iterable[tuple[int, int]], day: int) -> Iterator[date]:
    """Yield the day of this number in each month, told as year and month, that has one."""
    for year, month in months:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def weekday_of(word: str) -> int:
    """Return the number of a weekday, Monday is 0."""
    return WEEKDAYS.index(word[:3])


def month_of(word: str) -> int:
    """Return the number of a month that is told by its name or its number, January is 1."""
    return int(word) if word.isdigit() else MONTHS.index(word[:3]) + 1


def count_of(words: str) -> int:
    """Return the number that “3”, “a”, “two” or “a couple of” says."""
    return int(words) if words.isdigit() else COUNTS[words]


def _relative(found: re.Match[str], text: str, today: date) -> Iterator[date]:
    if found["of_weekday"]:
        yield _weekdays_back(weekday_of(found["of_weekday"]), count_of(found["times"]), today)
    elif found["before_last"]:
        yield _weekdays_back(weekday_of(found["weekday"]), 2, today)
    elif found["weekday"]:
        yield from _of_weekday(found, text, today)
    else:
        yield today - _days_ago(found)


def _weekdays_back(weekday: int, count: int, today: date) -> date:
    """Return the day of “two Tuesdays ago”: today is none of them."""
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1, weeks=count - 1)


def _days_ago(found: re.Match[str]) -> timedelta:
    if found["unit"]:
        count = count_of(found["count"])
        return timedelta(days=count * DAYS_IN.get(found["unit"], 1))
    return timedelta(days=2 if found["before_yesterday"] else 1 if found["yesterday"] else 0)


def _of_weekday(found: re.Match[str], text: str, today: date) -> Iterator[date]:
    weekday = weekday_of(found["weekday"])
    if LAST_WEEK.search(text):
        yield today - timedelta(days=today.weekday() - weekday + 7)
        return
    latest = today - timedelta(days=(today.weekday() - weekday) % 7)
    if latest < today or not found["last"]:
        yield latest
    yield latest - timedelta(days=7)


def _of_the_month(day: int, today: date, *, last: bool) -> Iterator[date]:
    this_month = today.replace(day=1)
    last_month = (this_month - timedelta(days=1)).replace(day=1)
    months = [last_month] if last else [this_month, last_month]
    yield from valid_days(((month.year, month.month) for month in months), day)
