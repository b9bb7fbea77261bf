"""spaCy for policy English: sentences, normalised words, and the words that permit, forbid and oblige."""

from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from actions.policy.corpus.model import Verdict

# Patterns are tried in this order: the stricter reading of a sentence wins.
DEONTIC_PATTERNS: dict[Verdict, list[list[dict[str, object]]]] = {
    Verdict.NOT_ALLOWED: [
        [{"LOWER": {"IN": ["must", "may", "shall", "should", "can", "will"]}}, {"LOWER": {"IN": ["not", "never"]}}],
        [{"LOWER": {"IN": ["is", "are"]}}, {"LOWER": "not"}, {"LOWER": {"IN": ["permitted", "allowed", "to"]}}],
        [{"LOWER": {"IN": ["prohibited", "forbidden", "unacceptable", "banned"]}}],
        [{"LOWER": {"IN": ["can", "do"]}}, {"LOWER": {"IN": ["n't", "not"]}}],
        [{"LOWER": "cannot"}],
        [{"LOWER": "no"}, {"LOWER": {"IN": ["employee", "user", "person", "one", "staff"]}}, {"LOWER": "may"}],
    ],
    Verdict.CONDITIONAL: [
        [{"LOWER": "only"}, {"LOWER": {"IN": ["if", "when", "where", "with", "after", "by"]}}],
        [{"LOWER": {"IN": ["unless", "except", "provided", "without"]}}],
        [{"LOWER": {"IN": ["approval", "authorisation", "permission", "consent", "agreement"]}}],
        [{"LOWER": {"IN": ["as", "so"]}}, {"LOWER": "long"}, {"LOWER": "as"}],
    ],
    Verdict.ALLOWED: [
        [{"LOWER": {"IN": ["may", "can"]}}],
        [{"LOWER": {"IN": ["permitted", "allowed", "allows", "welcome", "entitled"]}}],
    ],
    Verdict.INFORMATION: [
        [{"LOWER": {"IN": ["must", "shall", "should", "required", "responsible"]}}],
    ],
}


@lru_cache(maxsize=1)
def english() -> Language:
    """Return the process's spaCy pipeline: English tokeniser, sentence cutter and rule-based base forms."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("lemmatizer", config={"mode": "lookup"})
    pipeline.initialize()
    return pipeline


@lru_cache(maxsize=1)
def _deontic_matcher() -> Matcher:
    matcher = Matcher(english().vocab)
    for verdict, patterns in DEONTIC_PATTERNS.items():
        matcher.add(verdict.value, patterns)
    return matcher


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [sentence.text.strip() for sentence in english()(text).sents]


def deontic_verdict(text: str) -> Verdict | None:
    """Return what a clause permits, forbids or obliges by its own words; None where it says neither."""
    document: Doc = english()(text)
    found = {document.vocab.strings[match] for match, _, _ in _deontic_matcher()(document)}
    return next((verdict for verdict in DEONTIC_PATTERNS if verdict.value in found), None)


def base_forms(text: str) -> list[str]:
    """Return the words of a text in their base form and lower case, without punctuation and stop words."""
    return [
        (token.lemma_ or token.text).lower()
        for token in english()(text)
        if not (token.is_punct or token.is_space or token.is_stop)
    ]
