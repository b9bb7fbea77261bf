"""Whatever has digits or signs in it and may lead to a person: addresses, links, handles, dates of birth, numbers.

Amounts, times, years and percentages stay, where they can be nothing else.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from spacy.lang.en.stop_words import STOP_WORDS

from actions.policy.personal_details.span import Span, is_free
from actions.policy.personal_details.vocabulary import is_known, is_term

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
UNIT = (
    r"(?:%|percent|dollars?|bucks|k|grand|cents|am|pm|a\.m|p\.m|o'clock|h|hrs?|hours?|mins?|minutes?|secs?|seconds?|days?"
    r"|weeks?|fortnights?|months?|years?|yrs?|gb|mb|tb|gigs?|kg|kms?|km/h|cm|mm|m|litres?|people|staff|pages?|files?"
    r"|emails?|photos?|times|copies)"
)
BEFORE_A_YEAR = rf"(?:in|into|for|since|by|before|after|until|till|from|during|act|year|fy|the|{MONTH})"
STREET = (
    r"(?:street|st|road|rd|avenue|ave|crescent|cres|terrace|tce|lane|place|pl|drive|dr|way|quay|parade|pde|grove|close"
    r"|court|ct|highway|hwy|esplanade|square|rise|heights|view|hill|loop|mews)"
)
IDENTIFIED = (
    r"(?:account|acct|badge|case|claim|client|code|customer|employee|ext|extension|file|id|ird|licence|license|member"
    r"|passport|pin|plate|ref|reference|rego|registration|staff|ticket)"
)
# The ends of web addresses that people here type without “https”.
TOP_LEVEL = r"(?:com|co|nz|org|net|io|govt|ac|school|edu|gov|info|me|app|au|uk)"
DIGIT = r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)"
# Where one of these stands between a number and the kind of street, it is no address: “5 people on the street”.
NO_STREET_NAME: frozenset[str] = frozenset({*STOP_WORDS, "days", "hours", "minutes", "people", "weeks"})


class Pattern(NamedTuple):
    """What to look for: the group `part` is replaced if `holds` says so."""

    placeholder: str | None
    expression: re.Pattern[str]
    part: int = 0
    holds: Callable[[str], bool] = bool


def _names_a_street(address: str) -> bool:
    return NO_STREET_NAME.isdisjoint(re.findall(r"[^\W\d_]+", address))


def _leads_to_somebody(link: str) -> bool:
    """Return whether a link is more than the bare address of a well-known site."""
    return "/" in link or not is_term(re.sub(r"^www\.", "", link).partition(".")[0].lower())


def _is_no_term(letters_and_digits: str) -> bool:
    return not is_term(re.sub(r"[\W\d_]", "", letters_and_digits).lower())


def _is_no_model(letters_and_digits: str) -> bool:
    """Return whether letters and digits are more than a known word with a number, such as “iphone15”."""
    letters = re.sub(r"\d{1,3}s?$", "", letters_and_digits).lower()
    return not (letters.isalpha() and is_known(letters))


def _has_four_digits(number: str) -> bool:
    return len(re.findall(r"\d", number)) >= 4


def _pattern(
    placeholder: str | None, expression: str, part: int = 0, holds: Callable[[str], bool] = bool, flags: int = re.I
) -> Pattern:
    return Pattern(placeholder, re.compile(expression, flags), part, holds)


# In this order: what an earlier one has found, a later one leaves alone.
PATTERNS = (
    _pattern("[email]", r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+"),
    _pattern("[link]", r"(?:https?://|www\.)\S+", 0, _leads_to_somebody),
    _pattern("[link]", rf"\b\w[\w-]*(?:\.[\w-]+)*\.{TOP_LEVEL}\b(?:/\S*)?", 0, _leads_to_somebody),
    _pattern("[handle]", r"(?<!\w)@\w[\w.]*|\b\w*[^\W_]_\w+(?:\.\w+)*"),
    _pattern("[address]", r"\b(?:p\.?\s?o\.? ?box|private bag|rd) ?\d+(?-i:(?:,? [A-ZĀĒĪŌŪ][\w-]+)*)"),
    _pattern(
        "[address]",
        r"\b(?:(?:flat|unit|apartment|apt) ?\w{1,4},? )?\d{1,4}[a-z]?(?:/\d+[a-z]?)?,? "
        rf"(?:[^\W\d_][\w'’-]* ){{1,3}}{STREET}\b\.?(?-i:(?:,? (?:[A-ZĀĒĪŌŪ][\w'’-]+))*)(?: \d{{4}}\b)?",
        0,
        _names_a_street,
    ),
    _pattern("[date]", r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b"),
    _pattern("[date]", rf"\b{DAY} (?:of )?{MONTH},? (?:19|20)\d\d\b|\b{MONTH} {DAY},? (?:19|20)\d\d\b"),
    _pattern(None, r"[$€£]\s?\d[\d,.]*(?:\s?(?:k|m|million|grand))?\b"),
    _pattern(None, rf"(?<![\d#-])\d{{1,3}}(?:,?\d{{3}})*(?:\.\d+)?\s?{UNIT}(?!\w)"),
    _pattern(None, r"(?<![\d:.])\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m)?\b(?![\d.:])"),
    _pattern(None, rf"\b{BEFORE_A_YEAR} ((?:19|20)\d\d(?:[/–-]\d{{2,4}})?)\b(?![ -]?\d)", 1),
    _pattern(None, r"(?<![\d/-])\d{1,2}[/–-]\d{1,2}(?![\d/-])"),
    _pattern(None, r"\b(?:111|105|1737)\b"),
    _pattern(
        "[number]",
        rf"\b{IDENTIFIED}(?: ?(?:no|number|num|id))?\.?(?: is| was)?[ :#-]*"
        r"((?:[a-z]{1,3} )?(?=[\w/-]*\d)[\w/-]+(?: \d[\d-]*)*#?)",
        1,
    ),
    _pattern("[number]", r"#\d+"),
    _pattern("[number]", r"\b[A-Z]{2,3}[ -]\d{2,4}\b", 0, _is_no_term, 0),
    _pattern(None, r"\b\d{1,3}(?:st|nd|rd|th|x|ish|s|g|p|d)\b"),
    _pattern("[number]", r"\b(?=[a-z\d-]*\d)(?=[a-z\d-]*[a-z])[a-z\d]+(?:-[a-z\d]+)*\b#?", 0, _is_no_model),
    _pattern("[number]", rf"\b(?:{DIGIT}[ ,-]+){{3,}}{DIGIT}\b"),
    _pattern("[number]", r"\+?\(?\d[\d ().+/#-]*\d#?", 0, _has_four_digits),
)


def numbers_and_addresses(text: str) -> list[Span]:
    """Return the parts of a text that hold such details, and those parts with digits that stay."""
    found: list[Span] = []
    for pattern in PATTERNS:
        for match in pattern.expression.finditer(text):
            start, end = match.span(pattern.part)
            if is_free(start, end, found) and pattern.holds(match[pattern.part]):
                found.append(Span(start, end, pattern.placeholder))
    return found
