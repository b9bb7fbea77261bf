"""Tells questions about the last answer, “who can approve that?”, from all else that is said right after it."""

from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from understanding import TextClassifier, sentence_encoder

FOLLOW_UPS_FILE = Path(__file__).with_name("follow_ups.yml")
LEAST_PROBABILITY = 0.5
# What would be lost if it were taken for a question about an answer: there the surer of the two readings counts.
REPORTS = frozenset(
    {"emergency", "inappropriate_material", "security_incident", "harassment_complaint", "case_handling"}
)
COURTESY = "smalltalk"


def follow_up_in(text: str, topic: str, confidence: float) -> str | None:
    """Return what a message asks of the last answer, a kind of follow_ups.yml; None where it is no such question.

    `topic` is what the message would be about by itself, `confidence` how probable that is (0 to 1).
    """
    ranked = [(label, share) for label, share in follow_up_classifier().rank(text) if label in _lines()["kinds"]]
    least = max(LEAST_PROBABILITY, confidence) if topic in {*REPORTS, COURTESY} else LEAST_PROBABILITY
    return ranked[0][0] if sum(share for _, share in ranked) > least else None


@lru_cache(maxsize=1)
def follow_up_classifier() -> TextClassifier:
    """Return the process's classifier, fitted in seconds when it is first asked for."""
    labelled = [(line, label) for part in _lines().values() for label, lines in part.items() for line in lines]
    texts, labels = zip(*labelled, strict=True)
    return TextClassifier.fit(texts, labels, sentence_encoder())


@lru_cache(maxsize=1)
def _lines() -> dict[str, dict[str, list[str]]]:
    # The pure reader follows YAML 1.2, in which yes and no are words.
    lines: dict[str, dict[str, list[str]]] = YAML(typ="safe", pure=True).load(FOLLOW_UPS_FILE)
    return lines
