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
NEGATIONS = frozenset({"neither", "nor", "not", "n't", "nt", "never", "wasnt", "isnt", "instead"})
REACH_OF_A_NEGATION = 3
# “Rather than informal”, “scrub formal”.
TAKES_BACK = NEGATIONS | {"than", "scrub", "scratch", "scrap", "drop", "forget"}
# “Not an email or a chat” denies both.
OR, REACH_OVER_OR = "or", 8
# Behind these, a negation no longer reaches: “not sure, maybe an email”.
NEW_THOUGHT = frozenset({"but", "maybe", "perhaps", "probably", "think", "guess", "reckon", "rather", "just", "only"})
ANYWHERE = "anywhere"
HEADING_END = re.compile(r"[.:!?,\n]")
MOST_WORDS_OF_A_HEADING = 6
ASKED = "asked"

# “Wouldnt” is heard as “wouldn't”.
RUN_TOGETHER = re.compile(r"\b(would|could|should|did|does|do|is|was|are|were|has|have|had|need)nt\b", re.IGNORECASE)

# “I don't actually know him.”
BESIDE_A_NEGATION = re.compile(r"(?<=n't )(?:actually|personally|honestly|even|strictly) ", re.IGNORECASE)

Place = tuple[str, ...]


def read_value(kind: str, field: str, text: str, *, asked: bool = False) -> str | None:
    """Return the value of a closed field that the text tells, None where it tells none or only denies one.

    In the answer to the field's own question (`asked`) more words count.
    """
    told = next(_told((kind, "values", field, ANYWHERE), text), None)
    return next(_told((kind, "values", field, ASKED), text), None) if told is None and asked else told


def values_contrasted(kind: str, field: str, text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the values of a closed field that a text takes back (“rather than informal”), and the others in it."""
    document = _document(text)
    found = [match for place in (ANYWHERE, ASKED) for match in _matcher((kind, "values", field, place))(document)]
    spoken_of = {document.vocab.strings[value] for value, _, _ in found}
    taken_back = {document.vocab.strings[value] for value, start, _ in found if _is_taken_back(document, start)}
    return frozenset(taken_back), frozenset(spoken_of - taken_back)


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


def says_something(kind: str, text: str) -> bool:
    """Return whether a text holds a word of substance for this kind of case."""
    words = (token for token in english()(text) if token.is_alpha and not token.is_stop)
    return any(not says_nothing(kind, word.lower_) for word in words)


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


def _document(text: str) -> Doc:
    said = RUN_TOGETHER.sub(r"\1n't", text.replace("’", "'"))
    return english()(BESIDE_A_NEGATION.sub("", said))


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


def _told(place: Place, text: str) -> Iterator[str]:
    """Yield the values told, in the vocabulary's order."""
    document = _document(text)
    told = {
        document.vocab.strings[value]
        for value, start, _ in _matcher(place)(document)
        if not _is_denied(document, start)
    }
    yield from (value for value in _phrases(place) if value in told)


def _is_taken_back(document: Doc, start: int) -> bool:
    before = document[max(0, start - REACH_OF_A_NEGATION) : start]
    marks = [token.i for token in before if token.is_punct]
    return any(token.lower_ in TAKES_BACK for token in before if token.i > max(marks, default=-1))


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
