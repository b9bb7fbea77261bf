"""Days and times as people say them ("yesterday arvo about 3"), in local time, never in the future."""

import re
from datetime import date, datetime, time, timedelta

from dateparser.search import search_dates

MOMENT_WORDS = re.compile(
    r"\b(just now|right now|just then|a moment ago|(?:have|has|i've|ive|i|we|and)? ?just (?:now )?"
    r"(?:opened|open|got|gotten|had|received|seen|saw|clicked|found|arrived|came|come|been sent|landed|turned up))\b",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\b(?P<lead>at|about|around|abt|roughly|approx|by)?\s*"
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s*"
    r"(?P<half>am|pm|a\.m\.|p\.m\.|o'?clock)?(?![\d/.:-]|th|st|nd|rd)\b",
    re.IGNORECASE,
)
AFTERNOON = re.compile(r"\b(arvo|afternoon|evening|tonight|last night|night|after lunch)\b", re.IGNORECASE)
MORNING = re.compile(r"\b(morning|before work|breakfast)\b", re.IGNORECASE)
NOON = re.compile(r"\b(midday|noon|lunch ?time)\b", re.IGNORECASE)
TODAY = re.compile(r"\b(today|tonight|this (?:morning|arvo|afternoon|evening)|earlier on)\b", re.IGNORECASE)
YESTERDAY = re.compile(r"\b(yesterday|last night|yday|ystdy)\b", re.IGNORECASE)
ISO_DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?\b")
MINUTES_AGO = re.compile(r"\b(minutes?|mins?|hours?|hrs?) ago\b", re.IGNORECASE)
# A span is not a moment; the person is asked for one.
SPAN = re.compile(r"\b(over|during|for|in|throughout) the (last|past)\b", re.IGNORECASE)
# Words that dateparser takes for a month, a day or a unit although they mostly are not.
NOT_A_DAY = re.compile(
    r"^(?:on |in )?(?:may|march|mar|sat|sat at|sun|second|sec|now|at|on|to|in|a|me|d|h|m|s|y|\d{1,2})$", re.IGNORECASE
)
EARLIEST_OFFICE_HOUR = 7


def read_moment(text: str, now: datetime) -> str | None:
    """Return the day (`2026-11-20`) or day and minute (`2026-11-20T15:00`) that the text tells; None where it tells none.

    `now` is the local time, aware. A time without a day means today. A moment in the future is not taken.
    """
    if SPAN.search(text):
        return None
    if MOMENT_WORDS.search(text):
        return _to_the_minute(now)
    if iso := ISO_DAY.search(text):
        return _read_iso(iso, now)
    if MINUTES_AGO.search(text) and (found := _search(text, now)):
        return _to_the_minute(found[0][1])
    clock = _clock(text)
    return _not_later(_day(text, now) or (now.date() if clock else None), clock, now)


def _read_iso(found: re.Match[str], now: datetime) -> str | None:
    try:
        return _not_later(date.fromisoformat(found[1]), time.fromisoformat(found[2]) if found[2] else None, now)
    except ValueError:
        return None


def _to_the_minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")[:16]


def _not_later(day: date | None, clock: time | None, now: datetime) -> str | None:
    if day is None or day > now.date():
        return None
    if clock is None:
        return day.isoformat()
    moment = datetime.combine(day, clock, tzinfo=now.tzinfo)
    return _to_the_minute(moment) if moment <= now else None


def _clock(text: str) -> time | None:
    for match in CLOCK.finditer(text):
        if _tells_time(match):
            return time(_hour(int(match["hour"]), match["half"] or "", text), int(match["minute"] or 0))
    return time(12) if NOON.search(text) else None


def _tells_time(match: re.Match[str]) -> bool:
    """Return whether the number is a time of day; a bare number may count anything."""
    return bool(match["lead"] or match["half"] or match["minute"])


def _hour(hour: int, half: str, text: str) -> int:
    """Return the hour from 0 to 23; where neither am nor pm was said, an office hour is meant."""
    if half.lower().startswith("a"):
        return hour % 12
    late = half.lower().startswith("p") or AFTERNOON.search(text) is not None
    unsaid = half.lower()[:1] not in ("a", "p") and not MORNING.search(text) and hour < EARLIEST_OFFICE_HOUR
    return hour + 12 if hour < 12 and (late or unsaid) else hour


def _day(text: str, now: datetime) -> date | None:
    if TODAY.search(text):
        return now.date()
    if YESTERDAY.search(text) and not re.search(r"day before yesterday", text, re.IGNORECASE):
        return now.date() - timedelta(days=1)
    without_clock = CLOCK.sub(lambda match: " " if _tells_time(match) else match[0], text)
    for phrase, moment in _search(without_clock, now):
        if not NOT_A_DAY.match(phrase.strip()) and not CLOCK.fullmatch(phrase.strip()):
            return moment.date()
    return None


def _search(text: str, now: datetime) -> list[tuple[str, datetime]]:
    settings = {"PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY", "RELATIVE_BASE": now.replace(tzinfo=None)}
    return search_dates(text, languages=["en"], settings=settings) or []
