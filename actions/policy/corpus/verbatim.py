"""Whether clauses hold the very words of the documents that they were made from."""

import re
from collections.abc import Iterator
from pathlib import Path

from actions.policy.corpus.block import normalise_space
from actions.policy.corpus.fault import Fault
from actions.policy.corpus.model import Policy

EMPHASIS = re.compile(r"</?(?:i|b|em|strong|sup|ul|li|br|p)/?>|[*_\\<>]")
STRUCTURE = re.compile(r"[#|\[\]]|(?<=\s)[-•–](?=\s)|(?<=\s)\d+\.(?=\s)")
# Where the edge of a quotation may be: not between two letters of one word.
EDGE = r"(?:(?<!\w)|(?!\w))"


def bare_words(text: str) -> str:
    """Return a document's words without marks of lists, tables and emphasis, with single blanks."""
    return normalise_space(STRUCTURE.sub(" ", f" {normalise_space(EMPHASIS.sub('', text))} "))


def verbatim_faults(path: Path, policy: Policy, words: str) -> Iterator[Fault]:
    """Yield the clauses of a policy that are not among the words of its sources."""
    for clause in policy.clauses.values():
        if not re.search(f"{EDGE}{re.escape(bare_words(clause.text))}{EDGE}", words):
            message = f"the clause '{clause.id}' is not verbatim: its words are not in the source document"
            yield Fault(path, clause.line, message)
