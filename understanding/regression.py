"""Logistic regression as plain arrays."""

import warnings
from collections.abc import Sequence

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from understanding.arrays import Scores

# Stopped early on purpose: the last digits cost minutes and answer no question better.
MOST_ITERATIONS = 40


def fitted_regression(rows: Scores, labels: Sequence[int], inverse_regularisation: float) -> tuple[Scores, Scores]:
    """Return one row of weights and one intercept for each label, fitted on rows and the numbers of their labels."""
    model = LogisticRegression(C=inverse_regularisation, max_iter=MOST_ITERATIONS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        model.fit(rows, labels)
    return _row_for_each_label(model.coef_), _row_for_each_label(model.intercept_)


def _row_for_each_label(fitted: Scores) -> Scores:
    """Return one row a label; of two labels scikit-learn keeps only how much the second is likelier than the first."""
    rows = np.concatenate([np.zeros_like(fitted), fitted]) if len(fitted) == 1 else fitted
    return np.asarray(rows, dtype=np.float32)
