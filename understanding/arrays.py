"""What the models share: arrays by name, and scores as probabilities."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]
Scores = NDArray[np.float32]


def log_softmax(scores: Scores) -> Scores:
    """Return scores as logarithms of probabilities that sum to 1."""
    shifted = scores - scores.max()
    logarithms: Scores = shifted - np.log(np.exp(shifted).sum())
    return logarithms
