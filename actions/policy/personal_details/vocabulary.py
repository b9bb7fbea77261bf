"""The words that may stay, and those that are names: spaCy's tables of English, known_words.yml and names.yml."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.lookups import Table, load_lookups

FOLDER = Path(__file__).parent
# spaCy knows inflected words by their base form, and base forms by their part of speech; its nouns hold names too.
WITHOUT_NAMES = ("adj", "adv", "verb")


@dataclass(frozen=True)
class NameWords:
    """What names.yml holds."""

    never_words: frozenset[str]
    given_names: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    people: frozenset[str]
    addressed: frozenset[str]
    sayings: frozenset[str]
    person_verbs: frozenset[str]
    determiners: frozenset[str]
    objects: frozenset[str]
    particles: frozenset[str]


def plain(word: str) -> str:
    """Return a word in small letters, without macrons, accents and apostrophes."""
    letters = (letter for letter in unicodedata.normalize("NFKD", word.casefold()) if letter.isalpha())
    return "".join(letters)


def is_known(word: str) -> bool:
    """Return whether a plain word may stay: it is English, or known_words.yml has it."""
    return word not in name_words().never_words and (_is_word(word) or (word.endswith("s") and _is_word(word[:-1])))


def is_term(word: str) -> bool:
    """Return whether a plain word may stand in capitals inside a sentence."""
    return word in _terms()


def _is_word(word: str) -> bool:
    return word in _words() or any(word in table for table in _tables())


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """Return what names.yml holds."""
    return NameWords(**{name: frozenset(words) for name, words in _read("names.yml").items()})


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    known = _read("known_words.yml")
    base_forms = set(_tables()[0].values()).union(*(_lookups()["lemma_index"][part] for part in WITHOUT_NAMES))
    return frozenset({*base_forms, *STOP_WORDS, *known["everyday"], *known["nouns"], *known["te_reo"], *_terms()})


@lru_cache(maxsize=1)
def _terms() -> frozenset[str]:
    return frozenset(word for words in _read("known_words.yml")["terms"].values() for word in words)


@lru_cache(maxsize=1)
def _tables() -> tuple[Table, ...]:
    return _lookups()["lemma_lookup"], _lookups()["lexeme_norm"]


@lru_cache(maxsize=1)
def _lookups() -> Mapping[str, Table]:
    names = ["lemma_lookup", "lemma_index", "lexeme_norm"]
    lookups = load_lookups("en", names)
    return {name: lookups.get_table(name) for name in names}


@lru_cache(maxsize=2)
def _read(file: str) -> Mapping[str, Any]:
    content: Mapping[str, Any] = YAML(typ="safe").load((FOLDER / file).read_text(encoding="utf-8"))
    return content
