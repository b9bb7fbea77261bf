"""spaCy for policy English: sentences, and the words that permit, forbid and oblige."""

from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from actions.policy.corpus.model import Verdict

Token = dict[str, object]

NEGATIONS: Token = {"LOWER": {"IN": ["not", "never", "n't", "nt"]}}
PERMITTED: Token = {"LOWER": {"IN": ["permitted", "allowed", "acceptable", "authorised"]}}
MAY: Token = {"LOWER": {"IN": ["may", "can", "permitted", "allowed"]}}
ONLY: Token = {"LOWER": "only"}
A_WORD_OR_NONE: Token = {"IS_PUNCT": False, "OP": "?"}
MODALS = ["must", "may", "shall", "should", "can", "ca", "will", "wo", "do", "does"]

# Patterns are tried in this order: the stricter reading of a sentence wins.
DEONTIC_PATTERNS: dict[Verdict, list[list[Token]]] = {
    Verdict.NOT_ALLOWED: [
        [{"LOWER": {"IN": MODALS}}, NEGATIONS],
        [{"LOWER": {"IN": ["is", "are"]}}, NEGATIONS, {"LOWER": "to"}],
        [NEGATIONS, A_WORD_OR_NONE, PERMITTED],
        [{"LOWER": {"IN": ["prohibited", "forbidden", "unacceptable", "banned"]}}],
        [{"LOWER": "no"}, {"LOWER": {"IN": ["employee", "user", "person", "one", "staff"]}}, {"LOWER": "may"}],
    ],
    Verdict.CONDITIONAL: [
        [{"LOWER": "only"}, {"LOWER": {"IN": ["if", "when", "where", "with", "after", "by"]}}],
        [MAY, A_WORD_OR_NONE, A_WORD_OR_NONE, ONLY],
        [ONLY, A_WORD_OR_NONE, MAY],
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
    """Return the process's spaCy pipeline: English tokeniser and sentence cutter."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
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
    document: Doc = english()(text.replace("’", "'"))
    found = {document.vocab.strings[match] for match, _, _ in _deontic_matcher()(document)}
    return next((verdict for verdict in DEONTIC_PATTERNS if verdict.value in found), None)
