"""Which label a text's meaning points to: logistic regression over sentence embeddings."""

import warnings
from collections.abc import Sequence

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from understanding.arrays import Arrays, Scores, log_softmax
from understanding.encoder import SentenceEncoder

INVERSE_REGULARISATION = 10.0
# Stopped early on purpose: the last digits cost minutes and answer no question better.
MOST_ITERATIONS = 40


class MeaningModel:
    """Scores every label by the direction of the text's embedding."""

    def __init__(self, weights: Scores, intercept: Scores) -> None:
        self._weights = weights
        self._intercept = intercept

    def log_probabilities(self, embedding: Scores) -> Scores:
        """Return the logarithm of each label's probability."""
        return log_softmax(self._weights @ embedding + self._intercept)

    def arrays(self) -> Arrays:
        """Return what `from_arrays` needs."""
        return {"meaning_weights": self._weights, "meaning_intercept": self._intercept}

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> "MeaningModel":
        """Return the model that `arrays` describes."""
        return cls(arrays["meaning_weights"], arrays["meaning_intercept"])

    @classmethod
    def fit(cls, texts: Sequence[str], labels: Sequence[int], encoder: SentenceEncoder) -> "MeaningModel":
        """Return the model fitted on texts and the numbers of their labels, from 0 without gaps."""
        model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=MOST_ITERATIONS)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(encoder.encode(texts), labels)
        return cls(_row_for_each_label(model.coef_), _row_for_each_label(model.intercept_))


def _row_for_each_label(fitted: Scores) -> Scores:
    """Return one row a label; of two labels scikit-learn keeps only how much the second is likelier than the first."""
    rows = np.concatenate([np.zeros_like(fitted), fitted]) if len(fitted) == 1 else fitted
    return np.asarray(rows, dtype=np.float32)
