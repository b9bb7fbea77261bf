"""Which label a text's meaning points to: logistic regression over sentence embeddings."""

from collections.abc import Sequence

from understanding.arrays import Arrays, Scores, log_softmax
from understanding.encoder import SentenceEncoder
from understanding.regression import fitted_regression

INVERSE_REGULARISATION = 10.0


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
        return cls(*fitted_regression(encoder.encode(texts), labels, INVERSE_REGULARISATION))
