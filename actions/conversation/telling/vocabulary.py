"""Reads the closed fields of a case from everyday words, as vocabulary.yml lists them."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import spacy
from ruamel.yaml import YAML
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

VOCABULARY_FILE = Path(__file__).with_name("vocabulary.yml")
NEGATIONS = frozenset({"not", "n't", "nt", "never", "wasnt", "isnt", "instead"})
REACH_OF_A_NEGATION = 3

Vocabulary = Mapping[str, Mapping[str, Mapping[str, list[str]]]]


@lru_cache(maxsize=1)
def _vocabulary() -> Vocabulary:
    vocabulary: Vocabulary = YAML(typ="safe").load(VOCABULARY_FILE.read_text(encoding="utf-8"))
    return vocabulary


@lru_cache(maxsize=1)
def _english() -> spacy.language.Language:
    return spacy.blank("en")


@cache
def _matcher(kind: str, field: str) -> PhraseMatcher:
    matcher = PhraseMatcher(_english().vocab, attr="LOWER")
    for value, phrases in _vocabulary().get(kind, {}).get(field, {}).items():
        matcher.add(value, [_english()(phrase) for phrase in phrases])
    return matcher


def read_value(kind: str, field: str, text: str) -> str | None:
    """Return the value of a closed field that the text tells, None where it tells none or only denies one."""
    document = _english()(text.replace("’", "'"))
    told = {
        document.vocab.strings[value]
        for value, start, _ in _matcher(kind, field)(document)
        if not _is_denied(document, start)
    }
    return next((value for value in _vocabulary().get(kind, {}).get(field, {}) if value in told), None)


def _is_denied(document: Doc, start: int) -> bool:
    return any(token.lower_ in NEGATIONS for token in document[max(0, start - REACH_OF_A_NEGATION) : start])
