"""Finds the parts of a text that tell something: logistic regression over what the sentence model makes of words."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from understanding.arrays import Scores, log_softmax
from understanding.encoder import DIMENSIONS, SentenceEncoder
from understanding.files import written_whole
from understanding.regression import fitted_regression

NOTHING = ""
WORD = re.compile(r"\w+(?:['’@._/:+-]\w+)*|[^\w\s]")
INVERSE_REGULARISATION = 1.0
# The layers' numbers are about this large; regression wants them near one.
SCALE = 8.0
# A part is a run of words that are each this likely to belong to it; one word less likely may stand among them.
LEAST_OF_A_WORD, LEAST_BETWEEN = 0.3, 0.1


@dataclass(frozen=True)
class Span:
    """A part of a text, from its first character to the one behind its last, and what it tells."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Found:
    """A part of a text that a label may have, in its words, and how probable that is (0 to 1)."""

    label: str
    words: str
    probability: float


class SpanFinder:
    """Knows the labels of the parts that it was fitted on."""

    def __init__(self, labels: Sequence[str], weights: Scores, intercept: Scores, encoder: SentenceEncoder) -> None:
        self._labels = list(labels)
        self._weights = weights
        self._intercept = intercept
        self._encoder = encoder

    def find(self, text: str) -> list[Found]:
        """Return every part of a text that may have a label, label by label, in the order of the text."""
        words, rows = _words_in_context(text, self._encoder)
        if not words:
            return []
        scores = rows @ self._weights.T + self._intercept
        likely = np.exp(np.stack([log_softmax(row) for row in scores]))
        columns = ((label, likely[:, column]) for column, label in enumerate(self._labels) if label != NOTHING)
        return [found for label, column in columns for found in _parts(text, words, label, column)]

    def save(self, path: Path) -> None:
        """Write the finder as plain arrays, so that reading it back runs no code; whole or not at all."""
        labels = np.array(json.dumps(self._labels))
        with written_whole(path) as unfinished:
            np.savez(unfinished, labels=labels, weights=self._weights.astype(np.float16), intercept=self._intercept)

    @classmethod
    def load(cls, path: Path, encoder: SentenceEncoder) -> "SpanFinder":
        """Return the finder in a file that `save` wrote."""
        with np.load(path, allow_pickle=False) as file:
            arrays: Mapping[str, NDArray[np.float32]] = dict(file)
        labels = json.loads(str(arrays["labels"]))
        return cls(labels, arrays["weights"].astype(np.float32), arrays["intercept"], encoder)

    @classmethod
    def fit(cls, texts: Sequence[tuple[str, Sequence[Span]]], encoder: SentenceEncoder) -> "SpanFinder":
        """Return the finder fitted on texts and their parts; the same texts give the same finder."""
        rows: list[NDArray[np.float32]] = []
        told: list[str] = []
        for text, spans in texts:
            words, vectors = _words_in_context(text, encoder)
            rows.append(vectors)
            told.extend(_label_of(word, spans) for word in words)
        labels = sorted(set(told))
        number = {label: index for index, label in enumerate(labels)}
        numbers = [number[label] for label in told]
        weights, intercept = fitted_regression(np.vstack(rows), numbers, INVERSE_REGULARISATION)
        return cls(labels, weights, intercept, encoder)


def _label_of(word: tuple[int, int], spans: Sequence[Span]) -> str:
    return next((span.label for span in spans if span.start < word[1] and word[0] < span.end), NOTHING)


def _words_in_context(text: str, encoder: SentenceEncoder) -> tuple[list[tuple[int, int]], NDArray[np.float32]]:
    """Return where each word begins and ends, and one row for each: its own layers and the last of its neighbours."""
    words = [found.span() for found in WORD.finditer(text)]
    tokens, layers = encoder.encode_tokens(text)
    rows = np.zeros((len(words), layers.shape[1]), dtype=np.float32)
    for index, (start, end) in enumerate(words):
        if parts := [place for place, (first, last) in enumerate(tokens) if first < end and start < last]:
            rows[index] = layers[parts].mean(axis=0) / SCALE
    last = np.pad(rows[:, -DIMENSIONS:], ((1, 1), (0, 0)))
    return words, np.hstack([rows, last[:-2], last[2:]])


def _parts(text: str, words: Sequence[tuple[int, int]], label: str, likely: Scores) -> Iterator[Found]:
    for first, last in _runs(likely):
        yield Found(label, text[words[first][0] : words[last][1]], _probability(likely[first : last + 1]))


def _probability(likely: Scores) -> float:
    """Return how probable a run is: between its likeliest word, since edges are unsure, and all of its words."""
    return float(likely.max() + likely.mean()) / 2


def _runs(likely: Scores) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each run."""
    belongs = likely >= LEAST_OF_A_WORD
    belongs[1:-1] |= belongs[:-2] & belongs[2:] & (likely[1:-1] >= LEAST_BETWEEN)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], belongs.astype(np.int8), [0]])))
    yield from ((int(first), int(behind) - 1) for first, behind in zip(edges[::2], edges[1::2], strict=True))
