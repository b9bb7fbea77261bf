"""A text classifier that is fitted once and kept in a file until its lines change."""

from collections.abc import Sequence
from pathlib import Path

from understanding.encoder import SentenceEncoder
from understanding.kept import kept_file
from understanding.text_classifier import Balance, TextClassifier


def kept_classifier(
    labelled: Sequence[tuple[str, str]], encoder: SentenceEncoder, folder: Path, balance: Balance = Balance()
) -> TextClassifier:
    """Return the classifier of texts with their labels, read from `folder` when one was fitted on these very lines."""

    def fit_into(path: Path) -> None:
        texts, labels = zip(*labelled, strict=True)
        TextClassifier.fit(texts, labels, encoder).save(path)

    path = kept_file(folder, (encoder.name, *(f"{label}\0{text}" for text, label in labelled)), fit_into)
    return TextClassifier.load(path, encoder, balance)
