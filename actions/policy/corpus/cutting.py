"""Cuts clauses from a document that has no clause ids of its own: sentences, numbered under their headings."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from actions.policy.corpus.block import Block, normalise_space
from actions.policy.corpus.model import Clause
from actions.policy.language import sentences

NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")
WITHOUT_HEADING = "clause"


def cut_clauses(policy: str, blocks: Iterable[Block]) -> Iterator[Clause]:
    """Yield each sentence as a clause; `driving.2` is the second one under the heading “Driving”."""
    numbers: Counter[str] = Counter()
    for block in blocks:
        slug = _slug(block.section)
        for sentence in sentences(normalise_space(block.words)):
            numbers[slug] += 1
            yield Clause(f"{slug}.{numbers[slug]}", policy, block.section, sentence, block.line, block.opening)


def _slug(heading: str) -> str:
    letters = unicodedata.normalize("NFKD", heading.lower()).encode("ascii", "ignore").decode()
    return NOT_IN_AN_ID.sub("-", letters).strip("-") or WITHOUT_HEADING
