"""Which of their cases somebody means: by its reference, its kind, or what they say of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import spacy

from actions.cases.case import Case
from actions.cases.kinds import kind_named
from actions.conversation.telling.case_status.references import Typed, references_in, without_references
from actions.conversation.telling.vocabulary import fields_named, says_nothing
from understanding import sentence_encoder

CASE_STATUS = "case_status"
LEAST_LIKENESS = 0.4
LEAST_LEAD = 0.08
SHORTEST_STEM = 4
EVERY = re.compile(
    r"\b(?:reports|cases|complaints|incidents|everything|all of (?:them|it|my)|both|all my)\b", re.IGNORECASE
)
LATEST = re.compile(r"\b(?:latest|newest|most recent|last (?:one|report|case))\b", re.IGNORECASE)
FIRST = re.compile(r"\b(?:oldest|earliest|first (?:one|report|case))\b", re.IGNORECASE)


@dataclass(frozen=True)
class Meant:
    """The cases that may be meant; `not_found` is a reference that is none of theirs.

    `is_told` says that the words name or describe them; otherwise nothing was said that sets one apart.
    """

    cases: tuple[Case, ...] = ()
    is_told: bool = False
    not_found: Typed | None = None


def cases_meant(text: str, cases: Sequence[Case]) -> Meant:
    """Return which of these cases, the newest first, a text means."""
    if typed := references_in(text):
        found = tuple(case for case in cases if any(each.is_of(case.reference) for each in typed))
        return Meant(found, is_told=True, not_found=None if found else typed[0])
    kinds = set(fields_named(CASE_STATUS, text))
    of_kind = tuple(case for case in cases if case.kind in kinds)
    described = _described(text, of_kind or cases)
    if described or of_kind:
        return Meant(_by_age(text, described or of_kind), is_told=True)
    return Meant(_by_age(text, cases), is_told=len(cases) > 1 and bool(LATEST.search(text) or FIRST.search(text)))


def means_every(text: str) -> bool:
    """Return whether a text speaks of all of somebody's cases."""
    return EVERY.search(text) is not None


def _by_age(text: str, cases: Sequence[Case]) -> tuple[Case, ...]:
    if LATEST.search(text):
        return tuple(cases[:1])
    return tuple(cases[-1:] if FIRST.search(text) else cases)


def _described(text: str, cases: Sequence[Case]) -> tuple[Case, ...]:
    """Return the cases that share the most words with a text, or else the one clearly closest in meaning."""
    words = _telling_words(without_references(text))
    if not words or not cases:
        return ()
    shared = [len(_alike(words, _telling_words(description(case)))) for case in cases]
    if most := max(shared):
        return tuple(case for case, count in zip(cases, shared, strict=True) if count == most)
    return _closest(text, cases)


def _closest(text: str, cases: Sequence[Case]) -> tuple[Case, ...]:
    said, *told = sentence_encoder().encode([text, *map(description, cases)])
    likeness = sorted(((float(said @ each), place) for place, each in enumerate(told)), reverse=True)
    lead = likeness[0][0] - (likeness[1][0] if len(likeness) > 1 else 0.0)
    is_close = likeness[0][0] >= LEAST_LIKENESS and lead >= LEAST_LEAD
    return (cases[likeness[0][1]],) if is_close else ()


def description(case: Case) -> str:
    """Return what was told in a case, the labels of its closed fields included."""
    kind = kind_named(case.kind)
    told = [
        field.choices.get(case.fields[field.name], case.fields[field.name])
        for field in kind.fields
        if _tells(field.name, case)
    ]
    return ". ".join(told)


def _tells(name: str, case: Case) -> bool:
    field = kind_named(case.kind).field(name)
    return name in case.fields and field is not None and field.type in ("text", "person", "choice")


def _alike(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Return the words that are among the others, in another form too: “calls” and “call”, “stole” and “stolen”."""
    return frozenset(word for word in words if any(_same(word, other) for other in others))


def _same(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    return word == other or (len(shorter) >= SHORTEST_STEM and longer.startswith(shorter))


def _telling_words(text: str) -> frozenset[str]:
    return frozenset(
        token.lemma_.casefold()
        for token in _with_base_forms()(text)
        if token.is_alpha and not token.is_stop and not says_nothing(CASE_STATUS, token.lower_)
    )


@lru_cache(maxsize=1)
def _with_base_forms() -> spacy.language.Language:
    """Return a tokeniser that knows the base forms of English words, “lose” for “lost”."""
    english = spacy.blank("en")
    english.add_pipe("lemmatizer", config={"mode": "lookup"})
    english.initialize()
    return english
