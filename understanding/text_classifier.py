"""Sorts texts by labels, weighing what their meaning says against what their words say."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from understanding.arrays import Scores, log_softmax
from understanding.encoder import SentenceEncoder
from understanding.files import written_whole
from understanding.meaning import MeaningModel
from understanding.wording import WordingModel


@dataclass(frozen=True)
class Balance:
    """How much each of the two models counts, and how far a label can fall behind in either.

    `floor` is a probability: below it one model's blind spot no longer overrules the other.
    """

    meaning: float = 1.0
    wording: float = 0.7
    floor: float = 1e-4


class TextClassifier:
    """Knows the labels of the texts that it was fitted on and how probable each is for another text."""

    def __init__(
        self,
        labels: Sequence[str],
        meaning: MeaningModel,
        wording: WordingModel,
        encoder: SentenceEncoder,
        balance: Balance = Balance(),
    ) -> None:
        self.balance = balance
        self._labels = list(labels)
        self._meaning = meaning
        self._wording = wording
        self._encoder = encoder

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return every label with its probability, the most probable first; they sum to 1."""
        meaning = self._meaning.log_probabilities(self._encoder.encode([text])[0])
        wording = self._wording.log_probabilities(text)
        balance = self.balance
        joint = balance.meaning * _floored(meaning, balance) + balance.wording * _floored(wording, balance)
        probabilities = np.exp(log_softmax(joint))
        return [(self._labels[index], float(probabilities[index])) for index in np.argsort(-probabilities)]

    def save(self, path: Path) -> None:
        """Write the classifier as plain arrays, so that reading it back runs no code; whole or not at all."""
        labels = np.array(json.dumps(self._labels))
        with written_whole(path) as unfinished:
            np.savez(unfinished, labels=labels, **self._meaning.arrays(), **self._wording.arrays())

    @classmethod
    def load(cls, path: Path, encoder: SentenceEncoder, balance: Balance = Balance()) -> "TextClassifier":
        """Return the classifier in a file that `save` wrote."""
        with np.load(path, allow_pickle=False) as file:
            arrays = dict(file)
        labels = json.loads(str(arrays.pop("labels")))
        return cls(labels, MeaningModel.from_arrays(arrays), WordingModel.from_arrays(arrays), encoder, balance)

    @classmethod
    def fit(cls, texts: Sequence[str], labels: Sequence[str], encoder: SentenceEncoder) -> "TextClassifier":
        """Return the classifier fitted on texts and their labels; the same texts give the same classifier."""
        known = sorted(set(labels))
        number = {label: index for index, label in enumerate(known)}
        numbers = [number[label] for label in labels]
        return cls(known, MeaningModel.fit(texts, numbers, encoder), WordingModel.fit(texts, numbers), encoder)


def _floored(logarithms: Scores, balance: Balance) -> Scores:
    floored: Scores = np.log(np.exp(logarithms) + balance.floor)
    return floored
