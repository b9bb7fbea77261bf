"""Moments told as so much before or after the one told before: "no, the day before", "it was an hour earlier"."""

import re
from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta

from actions.conversation.telling.days import COUNT, WEEKDAY, WEEKDAYS, count_of, weekday_of
from actions.conversation.telling.spelling import spelt_out

LEAD = (
    r"\W*(?:(?:no|nope|nah|sorry|actually|wait|oh|um|hang on|hmm|correction|i think|maybe|probably"
    r"|(?:it|that)(?:'s| is| was| came| arrived| happened| must have been| would have been)(?: actually| really)?"
    rf"|came|arrived|happened|was|make (?:it|that)|more like|about|nearer|(?:not )?(?:the |on |last |this )*{WEEKDAY}"
    r"|not yesterday|not then|yesterday|today|should be)\b[\s,.;?!–-]*)*"
)
TAIL = r"(?:,? (?:that|than that|than i said|to that|actually|i think|i reckon|sorry|please|really|in fact|then))*\W*"
BEFORE, AFTER = "before|earlier|sooner|previous|prior", "after|later|following"
NEIGHBOUR = (
    rf"(?:the|a|one) (?P<unit>day|one|week|{WEEKDAY}) (?P<side>{BEFORE}|{AFTER})"
    r"|the (?P<which>next|following|previous) (?P<next_unit>day|week)"
)
DISTANT = rf"(?P<count>half an|{COUNT}) (?P<length>minute|min|hour|hr|day|week)s? (?P<way>{BEFORE}|{AFTER})"
MOVED = re.compile(rf"^{LEAD}(?:{NEIGHBOUR}|{DISTANT}){TAIL}$")
HALF = "half an"
UNITS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "minute": relativedelta(minutes=1),
    "min": relativedelta(minutes=1),
    "hour": relativedelta(hours=1),
    "hr": relativedelta(hours=1),
}
OF_THE_CLOCK = ("minute", "min", "hour", "hr")
DAY = 10


def moves_a_moment(text: str) -> bool:
    """Return whether a text tells nothing but that something was before or after the moment told before."""
    return MOVED.match(spelt_out(text)) is not None


def moved_moment(text: str, known: str, now: datetime) -> str | None:
    """Return the moment told before (`known`) as a text moves it, None where it does not or to what is to come.

    A day stays one without a time, and spans of days are not moved.
    """
    found = MOVED.match(spelt_out(text)) if known and "/" not in known else None
    unit = (found["unit"] or found["next_unit"] or found["length"]) if found else ""
    if found is None or (unit in OF_THE_CLOCK and "T" not in known):
        return None
    is_back = (found["side"] or found["which"] or found["way"]) in BEFORE.split("|")
    told = datetime.fromisoformat(known)
    length = _length(found, unit, told, is_back=is_back)
    moved = told - length if is_back else told + length
    if moved > now.replace(tzinfo=None):
        return None
    return moved.isoformat(timespec="minutes") if "T" in known else moved.isoformat()[:DAY]


def _length(found: re.Match[str], unit: str, told: datetime, *, is_back: bool) -> timedelta | relativedelta:
    if found["count"] == HALF:
        return timedelta(minutes=30) if found["length"] in OF_THE_CLOCK else UNITS[found["length"]]
    if found["length"]:
        return UNITS[found["length"]] * count_of(found["count"])
    if unit[:3] in WEEKDAYS:
        apart = told.weekday() - weekday_of(unit) if is_back else weekday_of(unit) - told.weekday()
        return timedelta(days=apart % 7 or 7)
    # “Not last Tuesday, the one before” is a week before.
    return UNITS.get(unit, UNITS["week"])
