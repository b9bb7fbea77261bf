"""Puts words for days and times right that were typed badly ("yestrday", "2moro"), as spelling.yml lists them."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA
from ruamel.yaml import YAML

from actions.conversation.telling.days import LONG_WEEKDAY, MONTH
from actions.policy.personal_details.vocabulary import is_known

SPELLING_FILE = Path(__file__).with_name("spelling.yml")
WORD = re.compile(r"(?<![\w.@'])'?[a-z0-9](?:[\w.']*\w)?")
DASH = re.compile(r"\s*[–—]\s*")
COLON = re.compile(r":(?=\s)")
HYPHEN = re.compile(r"(?<=ty)-(?=[a-z]+(?:st|nd|rd|th)\b)")
# “The last Friday in January” is one of January.
IN_A_MONTH = re.compile(rf"\b((?:[1-4](?:st|nd|rd|th)|last) {LONG_WEEKDAY}) in (?={MONTH}\b)")
FEWEST_LETTERS = 5
LETTERS_FOR_A_SLIP = 4


class _Spelling(NamedTuple):
    short_forms: Mapping[str, str]
    words: tuple[str, ...]
    ordinals: Mapping[str, str]
    phrases: Mapping[str, str]


def spelt_out(text: str) -> str:
    """Return the text in small letters, with single blanks and its words for days and times spelt right."""
    plain = COLON.sub("", DASH.sub(" - ", text.lower().replace("’", "'")))
    spelt = WORD.sub(lambda found: _spelt(found[0]), " ".join(plain.split()))
    numbered = _ordinal().sub(lambda found: _spelling().ordinals[found[0]], HYPHEN.sub(" ", spelt))
    return _phrase().sub(lambda found: _spelling().phrases[found[0]], IN_A_MONTH.sub(r"\1 of ", numbered))


def _spelt(word: str) -> str:
    short_forms, words = _spelling().short_forms, _spelling().words
    if word in short_forms:
        return short_forms[word]
    return word if len(word) < FEWEST_LETTERS or not word.isalpha() or is_known(word) else _nearest(word, words)


def _nearest(word: str, words: tuple[str, ...]) -> str:
    """Return the word that is meant; slips seldom touch the first and the last letter, names that look alike do."""
    alike = [each for each in words if each[0] == word[0] and each[-1] == word[-1]]
    found = process.extractOne(word, alike, scorer=OSA.distance)
    return found[0] if found and found[1] <= len(found[0]) // LETTERS_FOR_A_SLIP else word


@lru_cache(maxsize=1)
def _spelling() -> _Spelling:
    told = YAML(typ="safe").load(SPELLING_FILE.read_text(encoding="utf-8"))
    short_forms = {short: word for word, shorts in told["short_forms"].items() for short in shorts}
    ordinals = {word: f"{number}th" for number, word in enumerate(told["ordinals"], start=1)}
    return _Spelling(short_forms, tuple(told["words"]), ordinals, told["phrases"])


@lru_cache(maxsize=1)
def _ordinal() -> re.Pattern[str]:
    """Return the pattern of a day of the month in words: “the fifteenth”, “first of April”, not “the first time”."""
    ordinals = "|".join(sorted(_spelling().ordinals, key=len, reverse=True))
    of_a_month, weekday_of = rf"(?= (?:of )?{MONTH}\b)", rf"(?= {LONG_WEEKDAY} (?:of|in) {MONTH}\b)"
    alone = rf"(?<=\bthe )(?:{ordinals})(?=\W*$)"
    return re.compile(rf"\b(?:{ordinals})(?:{of_a_month}|{weekday_of})|{alone}")


@lru_cache(maxsize=1)
def _phrase() -> re.Pattern[str]:
    phrases = "|".join(sorted(_spelling().phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{phrases})\b")
