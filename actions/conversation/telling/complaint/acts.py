"""The words of acts.yml as patterns: what was done, by whom, to whom."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ACTS_FILE = Path(__file__).with_name("acts.yml")
# What follows a verb's beginning in one of its forms; a last letter is doubled in some (“grab”, “grabbed”).
ENDING = r"(?:e|es|ed|s|y|ies|ied|ying|ing|{last}(?:ed|ing|y)?)?"
WORDS_BETWEEN = r"(?:\W+[\w'’-]+){0,5}?\W+"


@lru_cache(maxsize=1)
def acts() -> Mapping[str, Any]:
    """Return what acts.yml holds."""
    words: Mapping[str, Any] = YAML(typ="safe", pure=True).load(ACTS_FILE.read_text(encoding="utf-8"))
    return words


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of these words or phrases, the longest first; an apostrophe may be of either shape."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace("'", "['’]") for word in longest_first)


@lru_cache(maxsize=1)
def harm() -> str:
    """Return the pattern of a verb that names something done to somebody, with what it needs behind it."""
    alone = "|".join(map(_forms, acts()["harms"]))
    needing = "|".join(
        rf"{_forms(verb)}(?={WORDS_BETWEEN}?(?:{any_of(needed)})\b)" for verb, needed in acts()["harms_with"].items()
    )
    return rf"(?:{alone}|{needing})(?![\w-])"


@lru_cache(maxsize=1)
def harm_alone() -> str:
    """Return the pattern of a verb that names something done to somebody by itself."""
    return rf"(?:{'|'.join(map(_forms, acts()['harms']))})(?![\w-])"


def _forms(verb: str) -> str:
    return rf"\b{re.escape(verb)}{ENDING.format(last=re.escape(verb[-1]))}(?!\w)"
