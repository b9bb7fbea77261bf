"""Accounts whose parts are marked with what they tell: “[last Tuesday](received_at), [a stranger](sender_known=no)”."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from actions.conversation.telling.hands import read_hands
from understanding import Span

LINES = Path(__file__).with_name("lines")
MARK = re.compile(r"\[([^\]\[]+)\]\((\w+(?:=\w+)?)\)")

Annotated = tuple[str, tuple[Span, ...]]


@lru_cache(maxsize=1)
def annotated_accounts() -> dict[str, list[Annotated]]:
    """Return the accounts by several hands (`lines/`) of each kind, without their marks, and their parts."""
    accounts: dict[str, list[Annotated]] = {}
    for hand in read_hands(LINES):
        for kind, lines in hand.items():
            accounts.setdefault(kind, []).extend(map(read_annotation, lines))
    return accounts


def read_annotation(marked: str) -> Annotated:
    """Return a text without its marks, and the parts that were marked."""
    pieces = list(_pieces(marked))
    starts = [sum(len(words) for words, _ in pieces[:place]) for place in range(len(pieces))]
    spans = (
        Span(start, start + len(words), label) for start, (words, label) in zip(starts, pieces, strict=True) if label
    )
    return "".join(words for words, _ in pieces), tuple(spans)


def _pieces(marked: str) -> Iterator[tuple[str, str]]:
    end = 0
    for found in MARK.finditer(marked):
        yield marked[end : found.start()], ""
        yield found[1], found[2]
        end = found.end()
    yield marked[end:], ""
