"""The words by which a sender is told from other words, as sender.yml lists them."""

import re
from collections.abc import Mapping
from pathlib import Path

import spacy
from ruamel.yaml import YAML

CAPITALISED = r"(?!I\b)[A-ZĀĒĪŌŪ][\wāēīōūĀĒĪŌŪ'’-]*"
WORDS: Mapping[str, list[str]] = YAML(typ="safe").load(
    Path(__file__).with_name("sender.yml").read_text(encoding="utf-8")
)
_frequent_words: frozenset[str] = frozenset(spacy.blank("en").Defaults.stop_words)


def any_of(name: str) -> str:
    """Return a pattern of any word or phrase of a list, the longest first."""
    return "|".join(re.escape(word) for word in sorted(WORDS[name], key=len, reverse=True))


def is_no_name(word: str) -> bool:
    """Return whether a word with a capital letter is nobody's name; an abbreviation may be one."""
    bare = word.lower().split("'")[0].split("’")[0]
    is_abbreviation = word.isupper() and len(word) > 1
    return bare in WORDS["no_names"] or bare in WORDS["roles"] or (bare in _frequent_words and not is_abbreviation)
