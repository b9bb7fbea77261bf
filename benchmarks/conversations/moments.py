"""Moments as the scripts write them, relative to the day of playing: “-1d 16:00”, “last tue”, “now”, “-30d/0d”."""

import re
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NOW = "now"
A_MONTH_AGO = "-30d"
ABOUT_NOW = timedelta(minutes=5)
DAYS_FROM_TODAY = re.compile(r"([+-]?\d+)d")
WEEKDAY = re.compile(r"(last|next) (\w{3})")


def is_moment(written: str, stored: str, now: datetime) -> bool:
    """Return whether a stored moment is the one that was told.

    Where only a day was told any time on it will do; where a time was told, a bare day or another minute will not.
    `now` is the local time of playing.
    """
    if written == NOW:
        return "T" in stored and abs(_local(stored, now) - now) <= ABOUT_NOW
    ends, stored_ends = written.split("/"), stored.split("/")
    return len(ends) == len(stored_ends) and all(map(_is_end, ends, stored_ends, [now] * len(ends)))


def iso(written: str, now: datetime) -> str:
    """Return a written moment as an ISO day or minute."""
    if written == NOW:
        return now.replace(tzinfo=None).isoformat(timespec="minutes")
    day, time = _day_and_time(written)
    return _day(day, now.date()).isoformat() + (f"T{time}" if time else "")


def _is_end(written: str, stored: str, now: datetime) -> bool:
    day, time = _day_and_time(written)
    moment = _local(stored, now)
    is_day = moment.date() in _days_meant(day, now.date())
    return is_day and (not time or ("T" in stored and f"{moment:%H:%M}" == time))


def _local(stored: str, now: datetime) -> datetime:
    moment = datetime.fromisoformat(stored)
    return moment.astimezone(now.tzinfo) if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)


def _day_and_time(written: str) -> tuple[str, str]:
    day, _, time = written.rpartition(" ")
    return (day, time) if ":" in time else (written, "")


def _days_meant(day: str, today: date) -> frozenset[date]:
    """Return the days that may be meant: on a Monday “next Tuesday” is tomorrow to some and in a week to others.

    Thirty days are a month where they were told as one.
    """
    meant = _day(day, today)
    if day.startswith("next "):
        return frozenset({meant, meant + timedelta(weeks=1)})
    return frozenset({meant, today - relativedelta(months=1)}) if day == A_MONTH_AGO else frozenset({meant})


def _day(written: str, today: date) -> date:
    if found := DAYS_FROM_TODAY.fullmatch(written):
        return today + timedelta(days=int(found[1]))
    if found := WEEKDAY.fullmatch(written):
        days = (WEEKDAYS.index(found[2]) - today.weekday()) % 7
        return today + timedelta(days=(days or 7) if found[1] == "next" else days - 7)
    return date.fromisoformat(written)
