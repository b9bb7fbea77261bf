"""What each approach knows of an author whom it has not read: prints a table for each organisation and author.

    uv run python -m benchmarks.evaluation.by_author [AUTHOR ADAPTER]

Leaves one author's lines out, fits on the others and scores on the lines left out, thousands of them. The adapter that
ships has read every author; to judge fine-tuning, give an author and an adapter that was fitted without that author's
lines (benchmarks/fine_tuning). Takes some minutes.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.neighbors import KNeighborsClassifier

from actions.policy.corpus.load import FIRST_HAND, load_corpus, organisations
from actions.policy.corpus.model import Example, Verdict
from actions.policy.ranking import SEPARATOR
from actions.settings import corpus_folder
from benchmarks.evaluation.scores import Share
from understanding import SentenceEncoder, TextClassifier
from understanding.onnx_graph import build
from understanding.text_classifier import WEIGHT_OF_WORDING
from understanding.weights import add, official_weights

FEWEST_LINES = 1500
NEIGHBOURS, PROJECTED_TO = 20, 128
Labels = NDArray[np.str_]
Method = Callable[[Sequence[str], Labels, Sequence[str], SentenceEncoder], Labels]


def nearest_neighbours(read: Sequence[str], labels: Labels, asked: Sequence[str], encoder: SentenceEncoder) -> Labels:
    """Return the label that most of the nearest lines have."""
    model = KNeighborsClassifier(NEIGHBOURS, weights="distance", metric="cosine").fit(encoder.encode(read), labels)
    return np.asarray(model.predict(encoder.encode(asked)))


def learned_projection(read: Sequence[str], labels: Labels, asked: Sequence[str], encoder: SentenceEncoder) -> Labels:
    """Return the label of the nearest lines after a projection that draws lines of one label together."""
    vectors = encoder.encode(read)
    projection = LinearDiscriminantAnalysis(solver="eigen", shrinkage=0.1, n_components=PROJECTED_TO)
    projected = projection.fit(vectors, labels).transform(vectors)
    model = KNeighborsClassifier(NEIGHBOURS, weights="distance", metric="cosine").fit(projected, labels)
    return np.asarray(model.predict(projection.transform(encoder.encode(asked))))


def classifier(weight_of_meaning: float, weight_of_wording: float) -> Method:
    """Return the method that the product uses, with other weights of its two models."""

    def method(read: Sequence[str], labels: Labels, asked: Sequence[str], encoder: SentenceEncoder) -> Labels:
        model = TextClassifier.fit(read, list(labels), encoder)
        model.weight_of_meaning, model.weight_of_wording = weight_of_meaning, weight_of_wording
        return np.array([model.rank(text)[0][0] for text in asked])

    return method


METHODS: dict[str, Method] = {
    "nearest neighbours": nearest_neighbours,
    "learned projection, then nearest neighbours": learned_projection,
    "meaning (logistic regression)": classifier(1.0, 0.0),
    "wording (naive Bayes)": classifier(0.0, 1.0),
    "meaning and wording": classifier(1.0, WEIGHT_OF_WORDING),
}


def encoder_with(adapter: Path | None) -> SentenceEncoder:
    """Return the official encoder, or one with an adapter's changes."""
    weights = official_weights()
    if adapter:
        with np.load(adapter, allow_pickle=False) as changes:
            weights = add(weights, dict(changes))
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "encoder.onnx"
        onnx.save(build(weights), str(graph))
        return SentenceEncoder(graph)


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


def compare(organisation: str, author: str, encoder: SentenceEncoder) -> None:
    """Print the table of an author left out."""
    examples = load_corpus(corpus_folder(), organisation).examples
    read = [example for example in examples if example.hand != author]
    asked = [example for example in examples if example.hand == author]
    print(f"\n{organisation}, {author} left out: {len(read)} lines read, {len(asked)} asked\n")
    print("| approach | right outcome | right verdict | prohibited but called allowed |\n| --- | --- | --- | --- |")
    for name, method in METHODS.items():
        given = method([each.text for each in read], _labels(read), [each.text for each in asked], encoder)
        print(f"| {name} | {figures(_labels(asked), given)} |", flush=True)


def _labels(examples: Sequence[Example]) -> Labels:
    return np.array([f"{example.matter}{SEPARATOR}{example.verdict.value}" for example in examples])


def _verdicts(labels: Labels) -> list[str]:
    return [label.split(SEPARATOR)[1] for label in labels]


def main() -> None:
    """Compare for every organisation and author, or for the author and adapter given."""
    only, adapter = (sys.argv[1], Path(sys.argv[2])) if len(sys.argv) > 2 else ("", None)
    encoder = encoder_with(adapter)
    for organisation in organisations(corpus_folder()):
        for author in authors(load_corpus(corpus_folder(), organisation).examples):
            if author == only or not only:
                compare(organisation, author, encoder)


if __name__ == "__main__":
    main()
