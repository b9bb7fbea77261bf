"""Ranks what a question may be about: every rule with every outcome, and every matter that no rule settles."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from actions.policy.corpus.model import Corpus, Example, Verdict
from encoder import SentenceEncoder

INVERSE_REGULARISATION = 30.0
MOST_ITERATIONS = 200


@dataclass(frozen=True)
class Candidate:
    """A reading of a question: the rule's key or topic's id, the verdict there, and how probable it is (0 to 1)."""

    matter: str
    verdict: Verdict
    probability: float


class OutcomeRanker:
    """Multinomial logistic regression over sentence embeddings, one class for each matter and verdict."""

    def __init__(self, outcomes: Sequence[tuple[str, Verdict]], weights: np.ndarray, intercept: np.ndarray) -> None:
        self._outcomes = list(outcomes)
        self._weights = weights
        self._intercept = intercept

    def rank(self, embedding: np.ndarray) -> list[Candidate]:
        """Return all readings of the question with that embedding, the most probable first."""
        scores = self._weights @ embedding + self._intercept
        probabilities = np.exp(scores - scores.max())
        probabilities /= probabilities.sum()
        order = np.argsort(-probabilities)
        return [Candidate(*self._outcomes[index], float(probabilities[index])) for index in order]

    def save(self, path: Path) -> None:
        """Write the ranker as plain arrays, so that reading it back runs no code."""
        path.parent.mkdir(parents=True, exist_ok=True)
        outcomes = json.dumps([(matter, verdict.value) for matter, verdict in self._outcomes])
        np.savez(path, weights=self._weights, intercept=self._intercept, outcomes=np.array(outcomes))

    @classmethod
    def load(cls, path: Path) -> "OutcomeRanker":
        """Return the ranker in a file that `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            outcomes = [(matter, Verdict(verdict)) for matter, verdict in json.loads(str(arrays["outcomes"]))]
            return cls(outcomes, arrays["weights"], arrays["intercept"])


def train_ranker(examples: Sequence[Example], encoder: SentenceEncoder) -> OutcomeRanker:
    """Return a ranker fitted on the examples; the same examples give the same ranker."""
    outcomes = sorted({(example.matter, example.verdict) for example in examples})
    number = {outcome: index for index, outcome in enumerate(outcomes)}
    embeddings = encoder.encode([example.text for example in examples])
    labels = [number[example.matter, example.verdict] for example in examples]
    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=MOST_ITERATIONS, class_weight="balanced")
    model.fit(embeddings, labels)
    return OutcomeRanker(outcomes, model.coef_.astype(np.float32), model.intercept_.astype(np.float32))


def fingerprint(corpus: Corpus) -> str:
    """Return a digest that changes whenever the ranker must be fitted anew."""
    digest = hashlib.sha256(f"{INVERSE_REGULARISATION} {MOST_ITERATIONS}".encode())
    for example in corpus.examples:
        digest.update(f"{example.matter}\0{example.verdict.value}\0{example.text}\n".encode())
    return digest.hexdigest()[:16]


def trained_ranker(corpus: Corpus, encoder: SentenceEncoder, folder: Path) -> OutcomeRanker:
    """Return the organisation's ranker, read from `folder` when one was fitted on this very corpus."""
    path = folder / f"{corpus.organisation}-{fingerprint(corpus)}.npz"
    if not path.exists():
        train_ranker(corpus.examples, encoder).save(path)
    return OutcomeRanker.load(path)
