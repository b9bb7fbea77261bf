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
# What begins like this says nothing without the sentence before it: “This does not apply to learners.”
REFERS_BACK = re.compile(r"(?:This|That|These|Those|Otherwise|In (?:this|that|such a) case|If (?:so|not))\b")
# What spaCy takes for the end of a sentence before a number: “see cl. 4”.
ABBREVIATION = re.compile(r"\b(?:approx|art|app|cl|fig|nos?|para|pp?|pt|reg|sch|sec|ss?|vol)\.$", re.IGNORECASE)


def cut_clauses(policy: str, blocks: Iterable[Block]) -> Iterator[Clause]:
    """Yield each sentence as a clause; `driving.2` is the second one under the heading “Driving”."""
    numbers: Counter[str] = Counter()
    for block in blocks:
        section = slug(block.section) or WITHOUT_HEADING
        for words in clause_words(normalise_space(block.words)):
            numbers[section] += 1
            yield Clause(f"{section}.{numbers[section]}", policy, block.section, words, block.line, block.opening)


def clause_words(text: str) -> list[str]:
    """Return the words of each clause of a paragraph: a sentence, with those that mean nothing without it."""
    clauses: list[str] = []
    for sentence in sentences(text):
        if clauses and _goes_on(clauses[-1], sentence):
            clauses[-1] = f"{clauses[-1]} {sentence}"
        else:
            clauses.append(sentence)
    return clauses


def slug(words: str) -> str:
    """Return words as a part of an id: lower case without accents, hyphens between; empty where none is left."""
    letters = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    return NOT_IN_AN_ID.sub("-", letters).strip("-")


def _goes_on(before: str, sentence: str) -> bool:
    if sentence[:1].islower() or REFERS_BACK.match(sentence):
        return True
    return sentence[:1].isdigit() and ABBREVIATION.search(before) is not None
