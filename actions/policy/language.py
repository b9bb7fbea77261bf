"""spaCy for policy English: sentences, and the words that permit, forbid and oblige."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
from ruamel.yaml import YAML
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from actions.policy.corpus.model import Verdict

DEONTIC_FILE = Path(__file__).with_name("deontic.yml")

Token = dict[str, object]

# Tried in this order: the stricter reading wins, and a prohibition with a way out is a condition.
READINGS: tuple[tuple[frozenset[str], Verdict], ...] = (
    (frozenset({"prohibition", "exception"}), Verdict.CONDITIONAL),
    (frozenset({"prohibition"}), Verdict.NOT_ALLOWED),
    (frozenset({"restriction"}), Verdict.CONDITIONAL),
    (frozenset({"permission", "condition"}), Verdict.CONDITIONAL),
    (frozenset({"permission"}), Verdict.ALLOWED),
    (frozenset({"obligation"}), Verdict.INFORMATION),
)


@lru_cache(maxsize=1)
def english() -> Language:
    """Return the process's spaCy pipeline: English tokeniser and sentence cutter."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [sentence.text.strip() for sentence in english()(text).sents]


def deontic_verdict(text: str) -> Verdict | None:
    """Return what a clause permits, forbids or obliges by its own words; None where it says neither."""
    document: Doc = english()(text.replace("’", "'"))
    found = {document.vocab.strings[match] for match, _, _ in _deontic_matcher()(document)}
    return next((verdict for signs, verdict in READINGS if signs <= found), None)


@lru_cache(maxsize=1)
def _deontic_matcher() -> Matcher:
    matcher = Matcher(english().vocab)
    deontic: Mapping[str, Any] = YAML(typ="safe").load(DEONTIC_FILE.read_text(encoding="utf-8"))
    for sign, patterns in deontic["patterns"].items():
        matcher.add(sign, [list(_tokens(pattern, deontic["words"])) for pattern in patterns])
    return matcher


def _tokens(pattern: str, words: Mapping[str, list[str]]) -> Iterator[Token]:
    """Yield spaCy's tokens of a pattern that deontic.yml writes as a row of words."""
    for part in pattern.split():
        if part.startswith("…"):
            yield from [{"IS_PUNCT": False, "OP": "?"}] * int(part[1:])
        else:
            yield _token(part, words)


def _token(part: str, words: Mapping[str, list[str]]) -> Token:
    name = part.strip("^!?")
    listed = words[name.strip("<>")] if name.startswith("<") else [name]
    token: Token = {"LOWER": {"NOT_IN" if part.startswith("!") else "IN": listed}}
    if part.startswith("^"):
        token["IS_SENT_START"] = True
    return {**token, "OP": "?"} if part.endswith("?") else token
