"""Everyday phrases in lists by name, as a YAML file holds them, and messages made of nothing but such phrases."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path

from ruamel.yaml import YAML

THUMBS = {"👍": " yes ", "👎": " no "}
ALTERNATIVES = re.compile(r"\(([^()]*)\)")

Words = tuple[str, ...]


def words_of(text: str) -> Words:
    """Return the words of a text, whatever its capitals, punctuation, macrons and apostrophes."""
    for thumb, word in THUMBS.items():
        text = text.replace(thumb, word)
    letters = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return tuple(re.sub(r"[^\w\s/]|_", "", "".join(letters).casefold()).split())


@cache
def phrases(file: Path) -> Mapping[Words, str]:
    """Return the list of every phrase in a file, the first where it stands in several.

    “(stop|cancel) it” stands for each of its alternatives.
    """
    lists: dict[str, list[str]] = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    return {
        words_of(spelling): name
        for name in reversed(lists)
        for phrase in lists[name]
        for spelling in _spellings(phrase)
    }


def lists_in(text: str, file: Path) -> list[str] | None:
    """Return the lists of the phrases that a text is made of, each as long as possible, None where it says more."""
    return _cut(words_of(text), phrases(file), _longest(file))


def _cut(words: Words, known: Mapping[Words, str], longest: int) -> list[str] | None:
    if not words:
        return []
    for length in range(min(longest, len(words)), 0, -1):
        if words[:length] in known and (rest := _cut(words[length:], known, longest)) is not None:
            return [known[words[:length]], *rest]
    return None


@cache
def _longest(file: Path) -> int:
    return max(map(len, phrases(file)))


def _spellings(phrase: str) -> Iterator[str]:
    parts = ALTERNATIVES.split(phrase)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    yield from (" ".join(chosen) for chosen in product(*choices))
