"""Periods to come as people say them: "from 1 December to 28 February", "for three months", "just for Friday"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from actions.conversation.telling.ahead import day_ahead, first_of
from actions.conversation.telling.days import COUNT, MONTH, told_matches
from actions.conversation.telling.expressions import DAY, ranges_told
from actions.conversation.telling.lengths import LAST_LENGTH, LENGTH, length_of
from actions.conversation.telling.spelling import spelt_out
from actions.conversation.telling.stretches import STRETCH, Stretch, edge_told, end_of, stretches_meant

AT_ONCE = r"(?:straight ?away|right (?:away|now)|immediately|as soon as (?:possible|i can|we can|you can))\b"
DAY_COUNTED = rf"{COUNT} (?:day|week|fortnight|month)s? from (?:today|now)\b"
START = re.compile(
    r"(?:^|\b(?:from|start(?:s|ing)?(?: date)?|begin(?:s|ning)?|as of|effective|commenc(?:es|ing)|kick(?:s|ing)? off)"
    r"(?: it| this)?"
    r":? (?:on |in |from )?)"
    rf"(?P<day>{DAY_COUNTED}|{DAY}|{AT_ONCE})"
)
TIME = (
    r"(?:(?:\d{1,2}(?:[.:]\d\d)? ?[ap]m|midnight|midday|noon|cob|eod|close of business|end of (?:the )?day)(?: on)? )?"
)
UNTIL = re.compile(
    r"\b(?:until|till|up to|through to|last day(?! of\b)(?: is| to be| should be)?"
    r"|(?:end|finish|stop)(?:s|es|ing)?(?: date| it| this)?(?:,? (?:that['’]?s|which is))?(?! of\b)|wrap(?:s|ping)? up"
    r"|by(?! now\b)|to(?= the end| end| \d)):?"
    rf"(?: and including)?(?: on)? {TIME}(?P<day>{DAY_COUNTED}|{COUNT} (?:day|week|month)s? from tomorrow\b|{DAY})"
)
UNTIL_IN = re.compile(
    rf"\b(?P<until>until|till) in (?P<length>{COUNT} (?:day|week|fortnight|month)s?)(?:'?s? time)?\b", re.I
)
# “With the end date it should run until …” names the last day twice.
HEADED = re.compile(r"\b(?:the )?(?:end|last|final) (?:date|day)\b[:,]? (?=.*\b(?:until|till)\b)")
FROM_NOW = frozenset({"now", "today"})
COUNTED = re.compile(rf"(?<!for )\b{COUNT} (?:day|week|fortnight|month)s? $")
FROM_TODAY = re.compile(rf"\b(?:for |over )?the next {LAST_LENGTH}(?! of\b)")
NEXT_COUNTED = re.compile(rf"(?:^|[,.;] |\bfor |\bover )next {LENGTH}(?! of\b)")
LENGTHS = (
    FROM_TODAY,
    NEXT_COUNTED,
    re.compile(rf"\bfor (?:up to |another |a )?{LENGTH}(?! (?:of|old|ago)\b)"),
    # “Ten days from today” is a day.
    re.compile(
        rf"\b{LENGTH} (?:from(?! (?:today|now)\b)|starting|beginning"
        r"|after (?:that|then|it (?:starts|begins)|the start))\b"
    ),
    # “It starts tomorrow and runs four days”, “till it's fixed, say two weeks”.
    re.compile(rf"\b(?:runs?|running|lasts?|lasting|goes on|goes)(?: for)? {LENGTH}"),
    re.compile(rf"[,;.(–-] ?(?:so |maybe |probably |perhaps )*(?:say|call it|i reckon|i guess) {LENGTH}(?=\W*$|[.;)])"),
    re.compile(
        r"^(?:just |only |say |about |(?:make|call) (?:it|that) |more like |(?:it )?should be |let's say |for )*"
        rf"{LENGTH}\W*"
        r"(?:please|pls|thanks|max|tops|only|all up|in total|(?:is|should be|would be|will be) (?:enough|plenty|fine)"
        r"|(?:should|would|will|ought to|'ll) do(?: it| us| me| nicely)?|i (?:think|reckon|hope|guess))?\W*$"
    ),
)
WHOLE = re.compile(
    r"\b(?:all(?: of)?|whole of|during|throughout|for|over|just|only) (?:all of |in |during )?(?P<day>"
    + DAY
    + r")(?! and\b)"
)
ONLY = re.compile(rf"\b(?:just|only) (?:for |on |in )?(?P<day>{DAY})|(?P<before>{DAY}),? only\b")
STARTS = re.compile(r"\b(?:(?:start|begin|commenc)\w*|kick(?:s|ing)? off)\b")
NO_YEAR = re.compile(rf"\b{MONTH}\b(?!.*20\d\d)|^\d{{1,2}}/\d{{1,2}}$")
YEAR = re.compile(r"\b20\d\d\b|\d/\d\d$|\b(?:last|this|next) year\b")

Period = tuple[date | None, date | None]
Reader = Callable[[str, date, date | None], Period | None]


def read_period(text: str, today: date, starts_on: date | None = None) -> tuple[str | None, str | None]:
    """Return the first and the last day (`2027-02-01`) that a text tells, each None where it is not told.

    A length counts its first day, so that a week from Monday ends on Sunday. Without a start of its own it counts
    from `starts_on`, the start told before, or from today where the text says so (“the next two weeks”).
    """
    words = UNTIL_IN.sub(r"\g<until> \g<length> from today", HEADED.sub("", spelt_out(text)))
    periods = (reader(words, today, starts_on) for reader in READERS)
    first, last = next((period for period in periods if period), (None, None))
    return first.isoformat() if first else None, last.isoformat() if last else None


def _range(words: str, today: date, starts_on: date | None) -> Period | None:
    periods = (_between(first, last, today) for first, last in ranges_told(words))
    return next((period for period in periods if period), None)


def _between(first: str, last: str, today: date) -> Period | None:
    if NO_YEAR.search(first) and YEAR.search(last):
        return _before(first, last, today)
    start = day_ahead(first, today, today)
    end = _last_of(last, today, start) if start else None
    return (start, end) if end else None


def _before(first: str, last: str, today: date) -> Period | None:
    """Return a range of which only the end was told with its year; it is shorter than a year."""
    end = _last_of(last, today, today)
    start = day_ahead(first, today, end - relativedelta(years=1, days=-1)) if end else None
    return (start, end) if start else None


def _length(words: str, today: date, starts_on: date | None) -> Period | None:
    found = next((found for pattern in LENGTHS for found in told_matches(pattern, words)), None)
    if found is None:
        return None
    start = _start_told(words, today) or (today if found.re in (FROM_TODAY, NEXT_COUNTED) else None)
    counted_from = start or starts_on
    return start, counted_from + length_of(found) - timedelta(days=1) if counted_from else None


def _until(words: str, today: date, starts_on: date | None) -> Period | None:
    """Return no end for “until February”, which may mean its first day or its last."""
    found = next(told_matches(UNTIL, words), None)
    if found is None:
        return None
    before = words[: found.start()]
    start = _start_told(before, today) or (day_ahead(before, today, today) if STARTS.search(before) else None)
    is_vague = (STRETCH.match(words, found.start("day")) or STRETCH.fullmatch(found["day"])) is not None
    end = None if is_vague else day_ahead(found["day"], today, start or starts_on or today)
    return start, end


def _rest(words: str, today: date, starts_on: date | None) -> Period | None:
    told = edge_told(words)
    if told is None or told[0] != "rest":
        return None
    return today, next(end_of(each, told[1]) for each in stretches_meant(told[1], today) if each.last >= today)


def _whole(words: str, today: date, starts_on: date | None) -> Period | None:
    for found in told_matches(WHOLE, words):
        if (stretch := STRETCH.match(words, found.start("day"))) and stretch.end() == found.end("day"):
            return next(((max(each.first, today), each.last) for each in _ahead(stretch, today)), None)
    return None


def _only(words: str, today: date, starts_on: date | None) -> Period | None:
    found = next(told_matches(ONLY, words), None)
    if found is None:
        return None
    named = found["day"] or found["before"]
    stretch = STRETCH.fullmatch(named)
    if stretch and (ahead := _ahead(stretch, today)):
        return max(ahead[0].first, today), ahead[0].last
    day = day_ahead(named, today, today)
    return (day, day) if day else None


def _start(words: str, today: date, starts_on: date | None) -> Period | None:
    start = day_ahead(words, today, today)
    return (start, None) if start else None


def _start_told(words: str, today: date) -> date | None:
    told = (found for found in told_matches(START, words) if not _is_counted(found, words))
    days = (day_ahead(found["day"], today, today) for found in told)
    return next((day for day in days if day), None)


def _is_counted(found: re.Match[str], words: str) -> bool:
    """Return whether “from now” only ends a day that is counted: “ten days from now” is one day, and not now."""
    return found["day"] in FROM_NOW and COUNTED.search(words[: found.start()]) is not None


def _last_of(words: str, today: date, earliest: date) -> date | None:
    """Return the last day of a month, where only the month is named, or the day."""
    found = STRETCH.fullmatch(words)
    if found and found["month"]:
        return first_of([each.last for each in stretches_meant(found, today)], earliest)
    return day_ahead(words, today, earliest)


def _ahead(found: re.Match[str], today: date) -> list[Stretch]:
    return [stretch for stretch in stretches_meant(found, today) if stretch.last >= today]


READERS: tuple[Reader, ...] = (_range, _length, _until, _rest, _whole, _only, _start)
