"""Days and times as people say them ("yesterday arvo about 3"), in local time, never in the future."""

import re
from datetime import date, datetime, timedelta, timezone

from actions.conversation.telling.clock import Moments, times_meant
from actions.conversation.telling.days import COUNT, LONG_WEEKDAY, count_of, days_meant
from actions.conversation.telling.spans import span_meant, stretch_meant
from actions.conversation.telling.spelling import spelt_out

# “That's all I can say right now” tells no time.
NOW = re.compile(
    r"\b(?:just now|just then|a moment ago|(?:happening|going on|started|came|coming|ringing|at it|doing it|like that)"
    r" right now)\b|^\W*(?:it'?s |it is )?right now\W*$"
)
JUST = re.compile(
    r"\b((?:have|has|i've|ive|i|we|and)? ?just (?:now )?"
    r"(?:opened|open|got|gotten|had|received|seen|saw|clicked|found|arrived|came|come|been sent|landed|turned up))\b"
)
ELAPSED = re.compile(rf"\b(?:(?P<half>half an)|(?P<count>{COUNT})) (?P<unit>min|hour|hr)(?:ute)?s? ago\b")
# A span is not a moment, nor is what lies ahead; the person is asked for one.
SPAN = re.compile(
    r"\b(?:over|during|for|in|throughout) the (?:last|past)\b"
    rf"|\b(?:since|every|each|between) (?:last )?(?:{LONG_WEEKDAY}|yesterday)"
    rf"|\bfrom {LONG_WEEKDAY} (?:to|till|until|through)\b"
)
AHEAD = re.compile(
    rf"\b(?:tomorrow|next (?:week|month|{LONG_WEEKDAY})|in (?:an?|\d+|half an) (?:min|hour|day|week|month)\w*)\b"
)


def read_moment(text: str, now: datetime, day: date | None = None) -> str | None:
    """Return the day (`2026-11-20`) or day and minute (`2026-11-20T15:00`) that a text tells, None where it tells none.

    `now` is the local time, aware. A time without a day means that of `day`, the one told before, or today.
    A moment in the future is not taken.
    """
    words = spelt_out(text)
    return None if SPAN.search(words) or span_meant(words, now.date()) else _moment(words, now, day)


def read_past(text: str, now: datetime, day: date | None = None) -> str | None:
    """Return what `read_moment` returns, or two days (`2026-10-22/2026-11-22`) where a text tells a span until today.

    None where it tells neither; “for ages” and “lately” tell no date.
    """
    words = spelt_out(text)
    span = span_meant(words, now.date())
    moment = None if span or SPAN.search(words) else _moment(words, now, day)
    if moment is None and (told := span or stretch_meant(words, now.date())):
        return told.first.isoformat() if told.first == told.last else f"{told.first}/{told.last}"
    return moment


def tells_time_alone(text: str, now: datetime) -> bool:
    """Return whether a text tells a time of day and no day: “meetings at ten past three, so that I miss them”."""
    words = spelt_out(text)
    is_elapsed = ELAPSED.search(words) or NOW.search(words)
    return not is_elapsed and bool(times_meant(words)) and days_meant(words, now.date()) is None


def _moment(words: str, now: datetime, day: date | None) -> str | None:
    if elapsed := ELAPSED.search(words):
        return _to_the_minute(_before(now, elapsed))
    days, times = days_meant(words, now.date()), times_meant(words)
    if days is not None:
        return _latest(days, times, now)
    if AHEAD.search(words):
        return None
    if times:
        return _latest([day or now.date()], times, now)
    # What has “just turned up” is hardly what happened, where that was told before.
    return _to_the_minute(now) if NOW.search(words) or (day is None and JUST.search(words)) else None


def _before(now: datetime, elapsed: re.Match[str]) -> datetime:
    """Return the moment that long ago; in UTC, because clocks are put forward and back."""
    count = 0.5 if elapsed["half"] else count_of(elapsed["count"])
    ago = timedelta(minutes=count) if elapsed["unit"] == "min" else timedelta(hours=count)
    return (now.astimezone(timezone.utc) - ago).astimezone(now.tzinfo)


def _latest(days: list[date], times: Moments, now: datetime) -> str | None:
    if not times:
        return days[0].isoformat() if days else None
    moments = (
        datetime.combine(day + timedelta(days=later), clock, tzinfo=now.tzinfo)
        for day in days
        for clock, later in times
    )
    # Compared as instants: within one time zone, datetimes are compared by the face of the clock.
    return next((_to_the_minute(moment) for moment in moments if moment.timestamp() <= now.timestamp()), None)


def _to_the_minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")[:16]
