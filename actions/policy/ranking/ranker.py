"""Ranks every rule with every outcome, and every matter that no rule settles, for a question."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from actions.policy.corpus.model import Corpus, Example, Verdict
from actions.policy.ranking.candidate import Candidate
from actions.policy.ranking.meaning import MeaningModel, log_softmax
from actions.policy.ranking.wording import WordingModel
from encoder import SentenceEncoder

# How much the wording counts beside the meaning, and how little any outcome can fall below the others in either, so
# that one model's blind spot does not overrule the other. Both were chosen on the development and own questions.
WEIGHT_OF_WORDING = 0.7
FLOOR = 1e-4
PARTS = (Path(__file__).with_name("meaning.py"), Path(__file__).with_name("wording.py"))


class OutcomeRanker:
    """Weighs what the meaning of a question says against what its words say."""

    def __init__(
        self,
        outcomes: Sequence[tuple[str, Verdict]],
        meaning: MeaningModel,
        wording: WordingModel,
        encoder: SentenceEncoder,
    ) -> None:
        self._outcomes = list(outcomes)
        self._meaning = meaning
        self._wording = wording
        self._encoder = encoder

    def rank(self, text: str) -> list[Candidate]:
        """Return all readings of a text, the most probable first; their probabilities sum to 1."""
        meaning = self._meaning.log_probabilities(self._encoder.encode([text])[0])
        wording = self._wording.log_probabilities(text)
        floored = np.log(np.exp(meaning) + FLOOR) + WEIGHT_OF_WORDING * np.log(np.exp(wording) + FLOOR)
        probabilities = np.exp(log_softmax(floored))
        order = np.argsort(-probabilities)
        return [Candidate(*self._outcomes[index], probability=float(probabilities[index])) for index in order]

    def save(self, path: Path) -> None:
        """Write the ranker as plain arrays, so that reading it back runs no code."""
        path.parent.mkdir(parents=True, exist_ok=True)
        outcomes = json.dumps([(matter, verdict.value) for matter, verdict in self._outcomes])
        np.savez(path, outcomes=np.array(outcomes), **self._meaning.arrays(), **self._wording.arrays())

    @classmethod
    def load(cls, path: Path, encoder: SentenceEncoder) -> "OutcomeRanker":
        """Return the ranker in a file that `save` wrote."""
        with np.load(path, allow_pickle=False) as file:
            arrays = dict(file)
        outcomes = [(matter, Verdict(verdict)) for matter, verdict in json.loads(str(arrays.pop("outcomes")))]
        return cls(outcomes, MeaningModel.from_arrays(arrays), WordingModel.from_arrays(arrays), encoder)


def train_ranker(examples: Sequence[Example], encoder: SentenceEncoder) -> OutcomeRanker:
    """Return a ranker fitted on the examples; the same examples give the same ranker."""
    outcomes = sorted({(example.matter, example.verdict) for example in examples})
    number = {outcome: index for index, outcome in enumerate(outcomes)}
    texts = [example.text for example in examples]
    labels = [number[example.matter, example.verdict] for example in examples]
    return OutcomeRanker(
        outcomes, MeaningModel.fit(texts, labels, encoder), WordingModel.fit(texts, labels), encoder
    )


def fingerprint(corpus: Corpus) -> str:
    """Return a digest that changes whenever the ranker must be fitted anew."""
    digest = hashlib.sha256()
    for part in PARTS:
        digest.update(part.read_bytes())
    for example in corpus.examples:
        digest.update(f"{example.matter}\0{example.verdict.value}\0{example.text}\n".encode())
    return digest.hexdigest()[:16]


def trained_ranker(corpus: Corpus, encoder: SentenceEncoder, folder: Path) -> OutcomeRanker:
    """Return the organisation's ranker, read from `folder` when one was fitted on this very corpus."""
    path = folder / f"{corpus.organisation}-{fingerprint(corpus)}.npz"
    if not path.exists():
        train_ranker(corpus.examples, encoder).save(path)
    return OutcomeRanker.load(path, encoder)
