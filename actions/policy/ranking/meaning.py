"""Which outcome a question's meaning points to: logistic regression over sentence embeddings."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from encoder import SentenceEncoder

INVERSE_REGULARISATION = 30.0
MOST_ITERATIONS = 60

Arrays = dict[str, NDArray[np.float32]]


class MeaningModel:
    """Scores every outcome by the direction of the question's embedding."""

    def __init__(self, weights: NDArray[np.float32], intercept: NDArray[np.float32]) -> None:
        self._weights = weights
        self._intercept = intercept

    def log_probabilities(self, embedding: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the logarithm of each outcome's probability."""
        return log_softmax(self._weights @ embedding + self._intercept)

    def arrays(self) -> Arrays:
        """Return what `from_arrays` needs."""
        return {"meaning_weights": self._weights, "meaning_intercept": self._intercept}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> "MeaningModel":
        """Return the model that `arrays` describes."""
        return cls(arrays["meaning_weights"], arrays["meaning_intercept"])

    @classmethod
    def fit(cls, texts: Sequence[str], outcomes: Sequence[int], encoder: SentenceEncoder) -> "MeaningModel":
        """Return the model fitted on texts and the numbers of their outcomes, from 0 without gaps."""
        model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=MOST_ITERATIONS)
        model.fit(encoder.encode(texts), outcomes)
        return cls(model.coef_.astype(np.float32), model.intercept_.astype(np.float32))


def log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return scores as logarithms of probabilities that sum to 1."""
    shifted = scores - scores.max()
    return shifted - np.log(np.exp(shifted).sum())
