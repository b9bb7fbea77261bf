"""Which part of a message tells which field, as learned from accounts by several hands."""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from actions.conversation.telling.account.annotation import Annotated, annotated_accounts
from understanding import SpanFinder, kept_file, listening_encoder

KEPT = Path("models/telling/parts")
REMEMBERED_TEXTS = 64


@dataclass(frozen=True)
class Part:
    """The words that tell a field; of a field with fixed values also which of them, else that is empty."""

    field: str
    words: str
    value: str
    probability: float


@lru_cache(maxsize=REMEMBERED_TEXTS)
def parts_of(kind: str, text: str) -> tuple[Part, ...]:
    """Return every part of a message that may tell a field, the surest first; none for an unknown kind."""
    if kind not in annotated_accounts():
        return ()
    parts = (_part(found.label, found.words, found.probability) for found in _finder(kind).find(text))
    return tuple(sorted(parts, key=lambda part: -part.probability))


def fit_finders() -> None:
    """Fit the finder of every kind of case that has accounts, where they have changed."""
    for kind in annotated_accounts():
        _finder(kind)


@cache
def fields_marked(kind: str) -> frozenset[str]:
    """Return the fields for which parts of accounts were marked."""
    accounts = annotated_accounts().get(kind, [])
    return frozenset(span.label.partition("=")[0] for _, spans in accounts for span in spans)


def _part(label: str, words: str, probability: float) -> Part:
    field, _, value = label.partition("=")
    return Part(field, words, value, probability)


@cache
def _finder(kind: str) -> SpanFinder:
    """Return the process's finder for a kind of case; it is fitted where its accounts have changed."""
    accounts = annotated_accounts()[kind]

    def fit_into(path: Path) -> None:
        SpanFinder.fit(accounts, listening_encoder()).save(path)

    fitted_on = [listening_encoder().name, *map(_line, accounts)]
    return SpanFinder.load(kept_file(KEPT / kind, fitted_on, fit_into), listening_encoder())


def _line(account: Annotated) -> str:
    return repr(account)
