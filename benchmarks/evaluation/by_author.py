"""What each approach knows of an author whom it has not read: prints a table for each organisation and author.

    uv run python -m benchmarks.evaluation.by_author [AUTHOR [ADAPTER]]

Leaves one author's lines out, fits on the others and scores on the lines left out, thousands of them. The adapter that
ships has read every author; to judge fine-tuning, give an author and an adapter that was fitted without that author's
lines (benchmarks/fine_tuning). Takes some minutes.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.neighbors import KNeighborsClassifier

from actions.policy.corpus.load import FIRST_HAND, load_corpus, organisations
from actions.policy.corpus.model import Example, Verdict
from actions.policy.ranking import BALANCE, SEPARATOR
from actions.settings import corpus_folder
from benchmarks.evaluation.scores import Share
from understanding import Balance, SentenceEncoder, TextClassifier
from understanding.onnx_graph import build
from understanding.weights import add, official_weights

FEWEST_LINES = 1500
NEIGHBOURS, PROJECTED_TO = 20, 128
BALANCES = {
    "meaning (logistic regression)": Balance(1.0, 0.0),
    "wording (naive Bayes)": Balance(0.0, 1.0),
    "both": BALANCE,
}
Labels = NDArray[np.str_]
Vectors = NDArray[np.float32]


class RememberingEncoder(SentenceEncoder):
    """An encoder that reads each text once, however often it is asked."""

    def __init__(self, graph_file: Path) -> None:
        super().__init__(graph_file)
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, as SentenceEncoder does."""
        new = sorted(set(texts) - self._known.keys())
        self._known.update(zip(new, super().encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def encoder_with(adapter: Path | None) -> RememberingEncoder:
    """Return the official encoder, or one with an adapter's changes."""
    weights = official_weights()
    if adapter:
        with np.load(adapter, allow_pickle=False) as changes:
            weights = add(weights, dict(changes))
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "encoder.onnx"
        onnx.save(build(weights), str(graph))
        return RememberingEncoder(graph)


def nearest(read: Vectors, labels: Labels, asked: Vectors) -> Labels:
    """Return the label that the nearest lines have."""
    model = KNeighborsClassifier(NEIGHBOURS, weights="distance", metric="cosine").fit(read, labels)
    return np.asarray(model.predict(asked))


def approaches(
    read: Sequence[str], labels: Labels, asked: Sequence[str], encoder: SentenceEncoder
) -> Iterator[tuple[str, Labels]]:
    """Yield the name of each approach and the labels that it gives to the texts asked."""
    lines, questions = encoder.encode(read), encoder.encode(asked)
    yield "nearest neighbours", nearest(lines, labels, questions)
    projection = LinearDiscriminantAnalysis(solver="eigen", shrinkage=0.1, n_components=PROJECTED_TO).fit(lines, labels)
    projected = projection.transform(lines), labels, projection.transform(questions)
    yield "learned projection, then nearest neighbours", nearest(*projected)
    classifier = TextClassifier.fit(read, list(labels), encoder)
    for name, classifier.balance in BALANCES.items():
        yield name, np.array([classifier.rank(text)[0][0] for text in asked])


def authors(examples: Sequence[Example]) -> Iterator[str]:
    """Yield the authors who wrote enough to be scored on; the first one wrote too much of it to be left out."""
    for author in sorted({example.hand for example in examples} - {FIRST_HAND}):
        if sum(example.hand == author for example in examples) >= FEWEST_LINES:
            yield author


def figures(expected: Labels, given: Labels) -> str:
    """Return the shares of right outcomes and verdicts and of prohibited acts called allowed, as cells of a table."""
    pairs = list(zip(_verdicts(expected), _verdicts(given), strict=True))
    prohibited = [given_verdict for verdict, given_verdict in pairs if verdict == Verdict.NOT_ALLOWED.value]
    outcome = Share(int((expected == given).sum()), len(expected))
    verdict = Share(sum(one == other for one, other in pairs), len(pairs))
    return f"{outcome} | {verdict} | {Share(prohibited.count(Verdict.ALLOWED.value), len(prohibited))}"


def compare(organisation: str, author: str, encoder: RememberingEncoder) -> None:
    """Print the table of an author left out."""
    examples = load_corpus(corpus_folder(), organisation).examples
    read = [example for example in examples if example.hand != author]
    asked = [example for example in examples if example.hand == author]
    print(f"\n{organisation}, {author} left out: {len(read)} lines read, {len(asked)} asked\n")
    print("| approach | right outcome | right verdict | prohibited but called allowed |\n| --- | --- | --- | --- |")
    texts = [[each.text for each in examples] for examples in (read, asked)]
    for name, given in approaches(texts[0], _labels(read), texts[1], encoder):
        print(f"| {name} | {figures(_labels(asked), given)} |", flush=True)


def _labels(examples: Sequence[Example]) -> Labels:
    return np.array([f"{example.matter}{SEPARATOR}{example.verdict.value}" for example in examples])


def _verdicts(labels: Labels) -> list[str]:
    return [label.split(SEPARATOR)[1] for label in labels]


def main() -> None:
    """Compare for every organisation and author, or for the author given, with the official encoder or an adapter."""
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    encoder = encoder_with(Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    for organisation in organisations(corpus_folder()):
        for author in authors(load_corpus(corpus_folder(), organisation).examples):
            if author == only or not only:
                compare(organisation, author, encoder)


if __name__ == "__main__":
    main()
