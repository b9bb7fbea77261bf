"""Reads for which days something is asked: the first day, the last, or that there is to be none."""

import re
from datetime import date

from actions.conversation.telling.ahead import day_ahead
from actions.conversation.telling.days import COUNT
from actions.conversation.telling.periods import read_period
from actions.conversation.telling.request.moved_day import read_moved_end, read_moved_start
from actions.conversation.telling.spelling import spelt_out
from actions.conversation.telling.stretches import STRETCH
from actions.conversation.telling.telling import Telling

# Stands for an end that is not wished; no day is ever written so.
NEVER = "never"
NO_END = re.compile(
    r"\b(?:for ?ever|permanently|indefinite(?:ly)?|no end(?:ing)?(?: date| day)?\b|open[- ]ended|for good\b"
    r"|until further notice|for the foreseeable(?: future)?|on an ongoing basis"
    r"|(?:be|it|this|an?) (?:permanent|ongoing)(?= exemption|\W*$|[.,;]))",
    re.IGNORECASE,
)
NO_END_AS_ANSWER = re.compile(
    r"\b(?:permanent|ongoing|always|never|no (?:end|limit|date)|doesn'?t (?:end|stop)|as long as|all the time)\b",
    re.IGNORECASE,
)
A_DAY = (
    r"(?:\d|today|tomorrow|now|then|mon|tue|wed|thu|fri|sat|sun|next|this|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|start|beginning|first|when|as soon|rā|āpōpō)"
)
# “Shaking from coffee” begins nothing.
FROM = re.compile(
    rf"\b(?:from(?=\W+(?:\w+\W+){{0,3}}?{A_DAY})|starting|beginning|as of|effective|commencing|straight ?away"
    r"|right (?:away|now)|immediately|asap|as soon as (?:possible|i can|we can|you can)|start)\b",
    re.IGNORECASE,
)
FROM_TODAY = re.compile(
    r"\bfrom (?:today|now)(?:,? (?:and )?(?:not|instead of|rather than)\b[^.;!?]*)?\W*$", re.IGNORECASE
)
# “Thirty days from today” is one day, and no start.
COUNTED_FROM_TODAY = re.compile(rf"\b{COUNT} (?:day|week|fortnight|month)s? from (?:today|now)\b", re.IGNORECASE)
# “Forty days from today is plenty.”
ENOUGH = re.compile(
    rf"(?P<day>\b{COUNT} (?:day|week|fortnight|month)s? from (?:today|now))"
    r" (?:is|are|will be|would be|should be|will|would|'ll) (?:plenty|enough|fine|do|all|ample|loads|heaps)\b",
    re.IGNORECASE,
)
# “This coming Monday, and I'd need it until the end of May.”
BEFORE_THE_END = re.compile(r"(?P<start>.*?\w.*?)\b(?:until|till|til|through)\b", re.IGNORECASE | re.DOTALL)
# “I need it by Friday” tells when it is needed and not when it ends.
BY = re.compile(r"\bby\b", re.IGNORECASE)


def read_start(telling: Telling, *, is_asked: bool) -> str | None:
    """Return the first day (`2027-02-01`) that a message tells, None where it tells none."""
    if moved := read_moved_start(telling.text, telling.day_of("starts_on")):
        return moved
    today = telling.now.date()
    first, last = _period(telling.text, telling) if is_asked else _period(BY.sub("near", telling.text), telling)
    if is_asked and not first and (before := BEFORE_THE_END.match(telling.text)):
        return _day(before["start"], today, today)
    if is_asked:
        return first or (None if last or NO_END.search(telling.text) else _day(telling.text, today, today))
    return first if last or FROM.search(COUNTED_FROM_TODAY.sub("", telling.text)) else None


def read_end(telling: Telling, account: str, *, is_asked: bool) -> str | None:
    """Return the last day that a message tells, `never` where it is to have none.

    A length that `account` told before its start was known counts from the start that the message tells.
    """
    if is_asked:
        return _end_answered(telling)
    moved = read_moved_end(telling.text, telling.day_of("ends_on"))
    if enough := ENOUGH.search(telling.text):
        return _day(enough["day"], telling.now.date(), telling.now.date())
    if last := moved or _period(BY.sub("near", telling.text), telling)[1]:
        return last
    if NO_END.search(telling.text):
        return NEVER
    start = read_start(telling, is_asked=telling.asked == "starts_on")
    is_open = start and not telling.known.get("ends_on")
    return read_period(account, telling.now.date(), date.fromisoformat(str(start)))[1] if is_open else None


def _end_answered(telling: Telling) -> str | None:
    if moved := read_moved_end(telling.text, telling.day_of("ends_on") or telling.day_of("starts_on")):
        return moved
    if FROM_TODAY.search(telling.text):
        return _day(telling.text, telling.now.date(), telling.now.date())
    last = _period(telling.text, telling)[1] or _period(f"until {telling.text}", telling)[1]
    if last:
        return last
    if NO_END.search(telling.text) or NO_END_AS_ANSWER.search(telling.text):
        return NEVER
    if FROM.search(telling.text) or _names_a_stretch_only(telling.text):
        return None
    today = telling.now.date()
    return _day(telling.text, today, telling.day_of("starts_on") or today)


def _period(text: str, telling: Telling) -> tuple[str | None, str | None]:
    return read_period(text, telling.now.date(), telling.day_of("starts_on"))


def _day(text: str, today: date, earliest: date) -> str | None:
    day = day_ahead(spelt_out(text), today, earliest)
    return day.isoformat() if day else None


def _names_a_stretch_only(text: str) -> bool:
    """Return whether a text names a month or a week without a day in it: its end may be the first day or the last."""
    found = STRETCH.search(spelt_out(text))
    return found is not None and not re.search(r"\d|\bend\b|\bstart\b", spelt_out(text))
