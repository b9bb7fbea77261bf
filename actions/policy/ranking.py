"""Ranks every rule with every outcome, and every matter that no rule settles, for a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from actions.policy.corpus.model import Corpus, Example, Verdict
from understanding import Balance, SentenceEncoder, TextClassifier, kept_classifier

SEPARATOR = " → "
# Fitted on the lines of authors whom neither model had read (docs/answers.md).
BALANCE = Balance(wording=0.4, floor=1e-5)


@dataclass(frozen=True)
class Candidate:
    """A reading of a question: the rule's key or topic's id, the verdict there, and its probability (0 to 1)."""

    matter: str
    verdict: Verdict
    probability: float


class OutcomeRanker:
    """Ranks the readings of a question."""

    def __init__(self, classifier: TextClassifier) -> None:
        self._classifier = classifier

    def rank(self, text: str) -> list[Candidate]:
        """Return all readings of a text, the most probable first; their probabilities sum to 1."""
        return [_candidate(label, probability) for label, probability in self._classifier.rank(text)]


def _candidate(label: str, probability: float) -> Candidate:
    matter, verdict = label.split(SEPARATOR)
    return Candidate(matter, Verdict(verdict), probability)


def train_classifier(examples: Sequence[Example], encoder: SentenceEncoder) -> TextClassifier:
    """Return a classifier of questions by matter and verdict, fitted on the examples."""
    texts, labels = zip(*_labelled(examples), strict=True)
    return TextClassifier.fit(texts, labels, encoder)


def trained_ranker(corpus: Corpus, encoder: SentenceEncoder, folder: Path) -> OutcomeRanker:
    """Return the organisation's ranker, read from `folder` when one was fitted on this very corpus."""
    return OutcomeRanker(kept_classifier(_labelled(corpus.examples), encoder, folder / corpus.organisation, BALANCE))


def _labelled(examples: Sequence[Example]) -> list[tuple[str, str]]:
    return [(example.text, f"{example.matter}{SEPARATOR}{example.verdict.value}") for example in examples]
