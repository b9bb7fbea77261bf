"""Spans of days in the past: "over the last month", "since about August", "from Monday to Wednesday"."""

import re
from datetime import date, timedelta

from actions.conversation.telling.days import COUNT, days_meant, told_matches
from actions.conversation.telling.expressions import DAY, ranges_told
from actions.conversation.telling.lengths import ABOUT, LAST_LENGTH, LENGTH, length_of
from actions.conversation.telling.stretches import (
    STRETCH,
    Stretch,
    edge_told,
    end_of,
    stretches_meant,
    stretches_told,
)

BACK = re.compile(rf"\b(?:(?:the|this) (?:last|past)|(?:last|past)(?= {COUNT}\b)) {LAST_LENGTH}(?! (?:of|ago)\b|'s)")
SINCE = re.compile(rf"\bsince {ABOUT}(?P<day>{DAY})")
PART_OF = re.compile(r"\b(?:early|mid|middle of|late)[ -]$")
SINCE_THEN = re.compile(r"\bsince\b[^,.;]*$")
WORDS_FOR_TODAY = ("now", "date", "present", "the present")
ONGOING = re.compile(rf"\b(?P<said>(?:going on|happening|at it|carrying on|like this) )?for {LENGTH}(?(said)| now\b)")


def span_meant(text: str, today: date) -> Stretch | None:
    """Return the span of days until today, or an earlier day, that a lower-case text tells, None without one."""
    ranges = (_range(first, last, today) for first, last in ranges_told(text))
    if span := next((span for span in ranges if span), None):
        return span
    for since in told_matches(SINCE, text):
        if start := _named(since["day"], STRETCH.match(text, since.start("day")), today, today):
            return Stretch(start.first, today)
    back = next(told_matches(BACK, text), None)
    return Stretch(today - length_of(back), today) if back else None


def stretch_meant(text: str, today: date) -> Stretch | None:
    """Return the stretch of the calendar until today that a lower-case text names, or the time a matter has gone on."""
    if ongoing := ONGOING.search(text):
        return Stretch(today - length_of(ongoing), today)
    return next((past for found in stretches_told(text) if (past := _then(found, text, today))), None)


def _then(found: re.Match[str], text: str, today: date) -> Stretch | None:
    """Return the stretch named, until today where it went on since; “since mid August” tells no first day."""
    past, before = _past(found, today, today), text[: found.start()]
    if past is None or not SINCE_THEN.search(before):
        return past
    return None if PART_OF.search(before) else Stretch(past.first, today)


def _range(first: str, last: str, today: date) -> Stretch | None:
    end = _named(last, STRETCH.match(last), today, today)
    start = _named(first, STRETCH.match(first), today, end.last - timedelta(days=1)) if end else None
    return Stretch(start.first, end.last) if start and end and start.first <= end.last else None


def _named(words: str, stretch: re.Match[str] | None, today: date, latest: date) -> Stretch | None:
    """Return the day or the stretch that words name and that began by the latest day."""
    if edge := edge_told(words):
        return _edge(*edge, today, latest)
    if days := days_meant(words, today):
        return next((Stretch(day, day) for day in days if day <= latest), None)
    if words in WORDS_FOR_TODAY:
        return Stretch(today, today)
    return _past(stretch, today, latest) if stretch else None


def _edge(edge: str, found: re.Match[str], today: date, latest: date) -> Stretch | None:
    stretches = stretches_meant(found, today)
    days = [end_of(stretch, found) if edge == "end" else stretch.first for stretch in stretches]
    return next((Stretch(day, day) for day in reversed(days) if day <= latest), None)


def _past(found: re.Match[str], today: date, latest: date) -> Stretch | None:
    begun = [stretch for stretch in stretches_meant(found, today) if stretch.first <= latest]
    return Stretch(begun[-1].first, min(begun[-1].last, today)) if begun else None
