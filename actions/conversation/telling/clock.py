"""Times of day as people say them: "about 3", "half past two", "8.40", "16h30"."""

import re
from datetime import time

from actions.conversation.telling.days import told_matches

HOURS = (
    "midnight", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
PARTS = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty five": 25}
HOUR = rf"(?:2[0-3]|[01]?\d|{'|'.join(HOURS[1:])})"
# “There were about nine” counts something.
LEAD = r"(?<!there were )(?<!there are )(?<!i have )(?<!i had )(?:about|around|abt|roughly|approx|by|circa)"
# A bare number after “at” may count something else (“about 5 emails”); the word behind it tells.
BESIDE = (
    r"(?![:.h]\d)(?=\s*(?:$|[,.;!?)]|(?:in the|on|this|that|the|yesterday|today|tonight|last|or|and|when|while|as"
    r"|mon|tue|wed|thu|fri|sat|sun)\b|(?:\w+day)\b))"
)
# Behind “at” nearly everything is a time but a count (“at 3 schools”).
NO_COUNT = r"(?![:.,h]\d)(?!\s*(?:of\b|(?:past|after|to|till)\s+\w|%|percent|-|(?!(?:this|his|was|is|as)\b)\w+s\b))"
HALF_OF_DAY = r"(?:\s*(?P<{}>[ap])\.?m\b\.?)?"
# “9 to 5” are two hours, “10 to 5” is one moment.
MINUTES = (
    r"half|quarter|five|ten|twenty|twenty[ -]five|[0-5]?\d(?= (?:min|past|after))"
    r"|(?<!from )(?:5|10|20|25)(?= (?:to|till) )"
)
CLOCK = re.compile(
    rf"\b(?P<part>{MINUTES})(?: minutes?| mins?)? (?P<side>past|after|to|till) (?P<h1>{HOUR})"
    + HALF_OF_DAY.format("a1")
    + r"|(?<![\d:.,/-])(?P<h2>2[0-3]|[01]?\d)(?P<mark>[:.h])(?P<m2>[0-5]\d)"
    + HALF_OF_DAY.format("a2")
    + r"(?![\d:/-]|\.\d)\b"
    rf"|(?<![\d:.,/-])(?P<h3>\b{HOUR})\s*(?:(?P<a3>[ap])\.?m\b|o['’]?clock\b|ish\b)"
    # “1630” is a time beside the word hours or a day, behind at or time, and nowhere else.
    r"|(?<![\d:.,/-])(?P<h4>2[0-3]|[01]\d)(?P<m4>[0-5]\d)"
    r"(?:\s*(?:hours|hrs|h)\b|(?<=day \d{4})\b|(?<=\bat \d{4})\b|(?<=\btime \d{4})\b"
    r"|(?=,? (?:yesterday|today|last night|this morning)\b))"
    rf"|(?<![\d:.,/-])\b(?P<h8>{HOUR}) (?:in the (?:morning|afternoon|arvo|evening)|at night)\b"
    # “Half three” is half past three.
    rf"|\bhalf (?P<h7>{HOUR})\b{NO_COUNT}"
    rf"|\b(?:at(?: about| around)?\s+(?P<h5>{HOUR})\b(?!\s*[ap]\.?m\b){NO_COUNT}|{LEAD}\s+(?P<h6>{HOUR}){BESIDE})"
    rf"|\b(?P<part_of_twelve>{MINUTES})(?: minutes?| mins?)? (?P<side_of_twelve>past|after|to|till)"
    r" (?:(?P<near_noon>midday|noon)|(?P<near_midnight>midnight))\b"
    r"|(?P<noon>\b(?:midday|noon)\b)|(?P<midnight>\bmidnight\b)"
)
MORNING = re.compile(r"\b(morning|before work|breakfast|first thing)\b")
NIGHT = re.compile(r"\b(night|tonight|midnight)\b")
LATE = re.compile(r"\b(arvo|afternoon|evening|after lunch|after work)\b")
# What makes “12.30” a time and not a room or a clause.
TIMELY = re.compile(
    rf"\b(?:at|{LEAD}|today|yesterday|morning|arvo|afternoon|evening|night|tonight|\w+day|mon|tues?|weds?|thurs?|fri|am|pm)\b"
)
# “My 3pm meeting notes” tell no time, “in my 3pm meeting” does.
NAMES_A_THING = re.compile(r"(?<!\bat )(?<!\bin )(?<!\bduring )(?<!\bafter )\b(?:my|our|his|her|their) $")
EARLIEST_OFFICE_HOUR = 7
END_OF_NIGHT = 5

Moments = tuple[tuple[time, int], ...]


def times_meant(text: str) -> Moments:
    """Return the times that a lower-case text may mean, likeliest first, each with the days to add to the day named.

    Where neither am nor pm is said, an office hour is meant; after midnight “last night” is the next day.
    """
    found = next((match for match in told_matches(CLOCK, text) if _tells_time(match, text)), None)
    if found is None:
        return ()
    hour, minute, half = _said(found)
    return tuple((time(each, minute), _days_later(each, text)) for each in _hours(hour, half, text))


def _tells_time(found: re.Match[str], text: str) -> bool:
    if NAMES_A_THING.search(text[: found.start()]):
        return False
    return found["mark"] != "." or found["a2"] is not None or bool(TIMELY.search(text)) or found[0] == text.strip()


def _said(found: re.Match[str]) -> tuple[int, int, str]:
    if found["noon"] or found["midnight"]:
        return (12, 0, "p") if found["noon"] else (0, 0, "a")
    if found["part_of_twelve"]:
        return _near_twelve(found)
    hour = next(_number(found[name]) for name in ("h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8") if found[name])
    # “03:30” is written by a clock of 24 hours.
    by_24_hours = found["h4"] or (found["mark"] == ":" and found["h2"].startswith("0"))
    half = found["a1"] or found["a2"] or found["a3"] or ("a" if by_24_hours else "")
    if not found["part"]:
        return hour, int(found["m2"] or found["m4"] or (30 if found["h7"] else 0)), half
    minutes = _minutes(found["part"])
    return (hour, minutes, half) if found["side"] in ("past", "after") else ((hour - 1) % 24, 60 - minutes, half)


def _near_twelve(found: re.Match[str]) -> tuple[int, int, str]:
    """Return “five to midnight”, which is still the day before, or “ten past noon”."""
    minutes, is_noon = _minutes(found["part_of_twelve"]), found["near_noon"] is not None
    if found["side_of_twelve"] in ("past", "after"):
        return (12, minutes, "p") if is_noon else (0, minutes, "a")
    return (11, 60 - minutes, "a") if is_noon else (23, 60 - minutes, "")


def _number(word: str) -> int:
    return int(word) if word.isdigit() else HOURS.index(word)


def _minutes(word: str) -> int:
    return int(word) if word.isdigit() else PARTS[word.replace("-", " ")]


def _hours(hour: int, half: str, text: str) -> tuple[int, ...]:
    """Return the hours from 0 to 23 that may be meant, likeliest first."""
    if hour > 12 or hour == 0:
        return (hour,)
    if half:
        return (hour % 12 + (12 if half == "p" else 0),)
    if MORNING.search(text):
        return (hour % 12 if hour < 12 else 12,)
    if NIGHT.search(text):
        return (hour % 12 if hour < END_OF_NIGHT or hour == 12 else hour + 12,)
    if LATE.search(text):
        return (hour % 12 + 12,)
    likely = hour % 12 + 12 if hour < EARLIEST_OFFICE_HOUR or hour == 12 else hour
    return likely, (likely + 12) % 24


def _days_later(hour: int, text: str) -> int:
    return 1 if hour < END_OF_NIGHT and NIGHT.search(text) and not MORNING.search(text) else 0
