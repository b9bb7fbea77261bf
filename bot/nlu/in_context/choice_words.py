"""The words with which people answer a question that offers answers, as choices.yml lists them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from spacy.lang.en.stop_words import STOP_WORDS

from understanding.words import base_forms

CHOICES_FILE = Path(__file__).with_name("choices.yml")
YES, NO = "yes", "no"
WORD = re.compile(r"[\w']+")
NOT = re.compile(r"n't\b")
MIDDLE, LAST = "middle", "last"


def plain(text: str) -> str:
    """Return a text in lower case without punctuation."""
    return " ".join(WORD.findall(text.lower().replace("’", "'")))


def content(text: str) -> frozenset[str]:
    """Return the base forms of the words that carry a meaning of their own."""
    return frozenset(word for word in base_forms(plain(text)) if word not in _empty_words())


def yes_or_no(text: str) -> str:
    """Return the yes or no that a plain text begins with or amounts to, such as “they have”; else an empty text."""
    text = _without_fillers(text)
    yes, no = (_longest_beginning(_words(word), text) for word in (YES, NO))
    if yes or no:
        return YES if yes > no else NO
    affirms = not denies(text) and not content(text) and has_one(_words("auxiliaries"), text)
    return YES if affirms else ""


def denies(text: str) -> bool:
    """Return whether a plain text holds a negation."""
    return has_one(_words("negations"), text) or NOT.search(text) is not None


def doubts(text: str) -> bool:
    """Return whether a plain text is said with doubt."""
    return has_one(_words("doubts"), text) or _longest_beginning(_words("doubtful_beginnings"), text) > 0


def is_mere_doubt(text: str) -> bool:
    """Return whether a text says nothing but that its writer does not know."""
    words = plain(text)
    return doubts(words) and not content(text) and not asks_back(text)


def leaves_room_for_doubt(text: str) -> bool:
    """Return whether an answer that is offered may be picked with doubt."""
    return has_one(_words("room_for_doubt"), plain(text))


def wants_none(text: str) -> bool:
    """Return whether a plain text turns down all that was offered."""
    return has_one(_words("none_of_them"), text)


def asks_back(text: str) -> bool:
    """Return whether a text asks something or sets a condition instead of answering."""
    words = plain(text)
    asks = text.rstrip().endswith("?") or _longest_beginning(_words("asks"), words)
    # “Not sure if I am” sets no condition.
    sets_condition = has_one(_words("provisos"), words) and not doubts(words)
    return bool(asks) or sets_condition or words.split(" ")[-1] in _words("asks")


def place_named(text: str, count: int) -> int | None:
    """Return the place, from 1, that a plain text names and nothing else; `count` is that of the last one."""
    places = {word: place for place, words in _vocabulary()["places"].items() for word in words}
    told = [word for word in text.split() if word in places or word not in _empty_words()]
    named = {places.get(word) for word in told}
    # “The second one”: beside another place, “one” is no number.
    named -= {1} if len(named) > 1 and "one" in told else set()
    if len(named) != 1:
        return None
    return _numbered(named.pop(), count)


def has_one(phrases: Iterable[str], text: str) -> bool:
    """Return whether one of the phrases stands in a plain text, as words of their own."""
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) for phrase in phrases)


def _numbered(place: int | str | None, count: int) -> int | None:
    if place == LAST:
        return count
    if place == MIDDLE:
        return (count + 1) // 2 if count % 2 else None
    return place if isinstance(place, int) else None


def _without_fillers(text: str) -> str:
    """Return a plain text from where it begins to say something; yes and no say something."""
    words = text.split()
    while words and words[0] in _words("openers"):
        words = words[1:]
    return " ".join(words)


def _longest_beginning(phrases: Iterable[str], text: str) -> int:
    return max((len(phrase) for phrase in phrases if f"{text} ".startswith(f"{phrase} ")), default=0)


@lru_cache(maxsize=1)
def _empty_words() -> frozenset[str]:
    doubtful = {word for phrase in _words("doubts") for word in phrase.split()}
    listed = {*STOP_WORDS, *doubtful, *_words("fillers"), *_words(YES), *_words(NO)}
    bases = {base for word in listed for base in base_forms(word)}
    return frozenset((listed | bases) - set(_words("meaningful")))


def _words(name: str) -> list[str]:
    words: list[str] = _vocabulary()[name]
    return words


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, Any]:
    # The pure reader follows YAML 1.2, in which yes and no are words.
    vocabulary: dict[str, Any] = YAML(typ="safe", pure=True).load(CHOICES_FILE)
    return vocabulary
