"""Reads the closed fields of a case from everyday words, as the files in words/ list them, one file a kind of case."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import spacy
from ruamel.yaml import YAML
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

WORDS_FOLDER = Path(__file__).with_name("words")
OTHER_MATTERS = "other_matters"
NEGATIONS = frozenset({"not", "n't", "nt", "never", "wasnt", "isnt", "instead"})
REACH_OF_A_NEGATION = 3
# “Not an email or a chat” denies both.
OR, REACH_OVER_OR = "or", 3
# Behind these, a negation no longer reaches: “not sure, maybe an email”.
NEW_THOUGHT = frozenset({"but", "maybe", "perhaps", "probably", "think", "guess", "reckon", "rather", "just", "only"})
ANYWHERE = "anywhere"
HEADING_END = re.compile(r"[.:!?,\n]")
MOST_WORDS_OF_A_HEADING = 6
ASKED = "asked"

Place = tuple[str, ...]


def read_value(kind: str, field: str, text: str, *, asked: bool = False) -> str | None:
    """Return the value of a closed field that the text tells, None where it tells none or only denies one.

    In the answer to the field's own question (`asked`) more words count.
    """
    told = next(_told((kind, "values", field, ANYWHERE), text), None)
    return next(_told((kind, "values", field, ASKED), text), None) if told is None and asked else told


def values_mentioned(kind: str, field: str, text: str) -> tuple[str, ...]:
    """Return the values of a closed field of which a text speaks, also those that it denies."""
    places = ((kind, "values", field, ANYWHERE), (kind, "values", field, ASKED))
    return tuple(dict.fromkeys(value for place in places for value in _told(place, text, denied_too=True)))


def read_title(kind: str, text: str) -> str | None:
    """Return the value by whose name a text begins, as a heading does: “Unauthorised access: …”, “Malware. …”."""
    beginning = HEADING_END.split(text.strip(), maxsplit=1)[0]
    is_heading = len(beginning.split()) <= MOST_WORDS_OF_A_HEADING
    return next(_told((kind, "titles"), beginning), None) if is_heading else None


def fields_named(kind: str, text: str) -> tuple[str, ...]:
    """Return the names of the fields that the text speaks of, in words such as “the date”."""
    return tuple(_told((kind, "names"), text))


def explanations_asked(kind: str, text: str) -> tuple[str, ...]:
    """Return the names of what the text asks to have explained about a kind of case."""
    return tuple(_told((kind, "explanations"), text))


def other_matters(text: str) -> tuple[str, ...]:
    """Return the topics that the text touches besides the one that is being reported."""
    return tuple(_told((OTHER_MATTERS,), text))


def says_nothing(kind: str, word: str) -> bool:
    """Return whether a lower-case word tells only that something happened, and nothing of what it was."""
    return word in _words(kind).get("says_nothing", ())


@cache
def _words(file: str) -> Mapping[str, Any]:
    path = WORDS_FOLDER / f"{file}.yml"
    # The pure reader follows YAML 1.2, in which yes and no are words and not true and false.
    words: Mapping[str, Any] = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return words


@lru_cache(maxsize=1)
def english() -> spacy.language.Language:
    """Return the process's English tokeniser."""
    return spacy.blank("en")


def _phrases(place: Place) -> Mapping[str, list[str]]:
    """Return the phrases of each value that stand at a place in the vocabulary; none where it has no such place."""
    found: Any = _words(place[0])
    for name in place[1:]:
        found = found.get(name, {})
    phrases: Mapping[str, list[str]] = found
    return phrases


@cache
def _matcher(place: Place) -> PhraseMatcher:
    matcher = PhraseMatcher(english().vocab, attr="LOWER")
    for value, phrases in _phrases(place).items():
        matcher.add(value, [english()(phrase) for phrase in phrases])
    return matcher


def _told(place: Place, text: str, *, denied_too: bool = False) -> Iterator[str]:
    """Yield the values told, in the vocabulary's order."""
    document = english()(text.replace("’", "'"))
    told = {
        document.vocab.strings[value]
        for value, start, _ in _matcher(place)(document)
        if denied_too or not _is_denied(document, start)
    }
    yield from (value for value in _phrases(place) if value in told)


def _is_denied(document: Doc, start: int) -> bool:
    reach = REACH_OF_A_NEGATION + REACH_OVER_OR * (
        OR in (token.lower_ for token in document[max(0, start - 2) : start])
    )
    for token in reversed(document[max(0, start - reach) : start]):
        if token.is_punct or token.lower_ in NEW_THOUGHT:
            return False
        if token.lower_ in NEGATIONS:
            return True
    return False
