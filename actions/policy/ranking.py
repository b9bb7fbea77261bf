"""Ranks every rule with every outcome, and every matter that no rule settles, for a question."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import understanding
from actions.policy.corpus.model import Corpus, Example, Verdict
from understanding import Balance, SentenceEncoder, TextClassifier

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
    labels = [f"{example.matter}{SEPARATOR}{example.verdict.value}" for example in examples]
    return TextClassifier.fit([example.text for example in examples], labels, encoder)


def fingerprint(corpus: Corpus) -> str:
    """Return a digest that changes whenever the ranker must be fitted anew."""
    digest = hashlib.sha256()
    for source in sorted(Path(understanding.__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    for example in corpus.examples:
        digest.update(f"{example.matter}\0{example.verdict.value}\0{example.text}\n".encode())
    return digest.hexdigest()[:16]


def trained_ranker(corpus: Corpus, encoder: SentenceEncoder, folder: Path) -> OutcomeRanker:
    """Return the organisation's ranker, read from `folder` when one was fitted on this very corpus."""
    path = folder / corpus.organisation / f"{fingerprint(corpus)}.npz"
    if not path.exists():
        train_classifier(corpus.examples, encoder).save(path)
        _forget_others(path)
    return OutcomeRanker(TextClassifier.load(path, encoder, BALANCE))


def _forget_others(path: Path) -> None:
    """Delete rankers of earlier states of the corpus, which nothing will ask for again."""
    for other in path.parent.glob("*.npz"):
        if other != path:
            other.unlink()
