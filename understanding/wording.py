"""Which label a question's words point to: naive Bayes over base forms, their pairs and groups of letters.

Knows what the sentence model does not: that TAB bets and Temu sells, once a line has said so. Kept sparse, because
seven hundred labels by a hundred thousand word groups would be half a gigabyte.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.preprocessing import normalize

from understanding.arrays import Arrays, Scores, log_softmax
from understanding.words import base_forms

FEATURES = 2**18
SMOOTHING = 0.02


@lru_cache(maxsize=1)
def _vectorizers() -> tuple[HashingVectorizer, HashingVectorizer]:
    settings = {"n_features": FEATURES, "alternate_sign": False, "norm": None, "dtype": np.float32}
    words = HashingVectorizer(ngram_range=(1, 2), tokenizer=base_forms, token_pattern=None, **settings)
    letters = HashingVectorizer(analyzer="char_wb", ngram_range=(3, 5), **settings)
    return words, letters


class WordingModel:
    """Multinomial naive Bayes with equal priors.

    `rarity` holds the inverse document frequency of each feature; `surplus` how much more than an unseen word each
    seen word speaks for an label; `unseen` what an unseen word says of each label.
    """

    def __init__(self, rarity: Scores, surplus: csr_matrix, unseen: Scores) -> None:
        self._rarity = rarity
        self._surplus = surplus
        self._unseen = unseen

    def log_probabilities(self, text: str) -> Scores:
        """Return the logarithm of each label's probability."""
        features = _weighted(_counts([text]), self._rarity)
        scores = np.asarray((self._surplus @ features.T).todense()).ravel() + features.sum() * self._unseen
        return log_softmax(scores)

    def arrays(self) -> Arrays:
        """Return what `from_arrays` needs."""
        return {
            "wording_rarity": self._rarity,
            "wording_unseen": self._unseen,
            "wording_data": self._surplus.data,
            "wording_indices": self._surplus.indices,
            "wording_indptr": self._surplus.indptr,
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> "WordingModel":
        """Return the model that `arrays` describes."""
        parts = (arrays["wording_data"], arrays["wording_indices"], arrays["wording_indptr"])
        surplus = csr_matrix(parts, shape=(len(arrays["wording_unseen"]), 2 * FEATURES))
        return cls(arrays["wording_rarity"], surplus, arrays["wording_unseen"])

    @classmethod
    def fit(cls, texts: Sequence[str], labels: Sequence[int]) -> "WordingModel":
        """Return the model fitted on texts and the numbers of their labels, from 0 without gaps."""
        counts = _counts(texts)
        rarity = TfidfTransformer().fit(counts).idf_.astype(np.float32)
        features = _weighted(counts, rarity)
        ones = np.ones(len(texts), dtype=np.float32)
        membership = csr_matrix((ones, (list(labels), range(len(texts)))), shape=(max(labels) + 1, len(texts)))
        weight: csr_matrix = (membership @ features).tocsr()
        known_features = len(np.unique(features.indices))
        total = np.asarray(weight.sum(axis=1)).ravel() + SMOOTHING * known_features
        weight.data = np.log1p(weight.data / SMOOTHING).astype(np.float32)
        return cls(rarity, weight, np.log(SMOOTHING / total).astype(np.float32))


def _counts(texts: Sequence[str]) -> csr_matrix:
    return hstack([vectorizer.transform(texts) for vectorizer in _vectorizers()], format="csr", dtype=np.float32)


def _weighted(counts: csr_matrix, rarity: Scores) -> csr_matrix:
    """Return the counts damped and weighted by rarity; words and letter groups each of unit length."""
    weighted = counts.copy()
    weighted.data = (1 + np.log(weighted.data)) * rarity[weighted.indices]
    parts = [weighted[:, :FEATURES], weighted[:, FEATURES:]]
    return hstack([normalize(part) for part in parts], format="csr", dtype=np.float32)
