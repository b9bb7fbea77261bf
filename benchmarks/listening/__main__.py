"""Judges one author's lines by readers that learned from all the others, and prints the figures.

    uv run python -m benchmarks.listening HAND [ADAPTER.npz]

Without an adapter the official sentence model is used. An adapter must have been fitted without that hand
(benchmarks/fine_tuning/listening.py), or every figure looks better than it is.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
from numpy.typing import NDArray

from actions.conversation.telling.account.annotation import Annotated
from actions.conversation.telling.dialogue_act.dialogue_act import ANSWERS_FOR_EACH_OTHER, Act
from benchmarks.fine_tuning.examples import Line
from benchmarks.fine_tuning.listening import act_lines, annotated, closed_answers
from understanding import SpanFinder, TextClassifier
from understanding.encoder import SentenceEncoder
from understanding.onnx_graph import build
from understanding.weights import add, official_weights

LEAST = (0.5, 0.7, 0.9)
Judged = list[tuple[bool, float]]


def encoder_with(adapter: Path | None) -> SentenceEncoder:
    """Return the official encoder, or one with an adapter's changes."""
    weights = official_weights()
    if adapter:
        with np.load(adapter) as changes:
            weights = add(weights, dict(changes))
    with TemporaryDirectory() as folder:
        graph = Path(folder) / "encoder.onnx"
        onnx.save(build(weights), str(graph))
        return SentenceEncoder(graph)


def of_hand(everything: list[Line], others: list[Line]) -> list[Line]:
    """Return the lines that only the hand left out wrote."""
    known = set(others)
    return [line for line in everything if line not in known]


def judged_acts(hand: str, encoder: SentenceEncoder) -> Judged:
    """Return of each line whether its act was heard, and how surely."""
    others = act_lines(hand)
    classifier = TextClassifier.fit([line[0] for line in others], [line[1] for line in others], encoder)
    return [_act(classifier, text, act) for text, act, _ in of_hand(act_lines(""), others)]


def _act(classifier: TextClassifier, text: str, act: str) -> tuple[bool, float]:
    ranked = dict(classifier.rank(text))
    ranked[Act.ANSWER] *= ANSWERS_FOR_EACH_OTHER
    heard = max(ranked, key=lambda each: ranked[each])
    return heard == act, ranked[heard] / sum(ranked.values())


def judged_answers(hand: str, encoder: SentenceEncoder) -> Judged:
    """Return of each answer to a closed field whether its value was heard, and how surely."""
    judged: Judged = []
    everything = closed_answers("")
    for field, others in closed_answers(hand).items():
        classifier = TextClassifier.fit([line[0] for line in others], [line[1] for line in others], encoder)
        for text, value, _ in of_hand(everything[field], others):
            heard, probability = classifier.rank(text)[0]
            judged.append((heard == value, probability))
    return judged


def judged_parts(hand: str, encoder: SentenceEncoder) -> Iterator[tuple[str, Judged, int]]:
    """Yield of each kind whether each part that was found was marked so, how surely, and how many were marked."""
    everything = annotated("")
    for kind, others in annotated(hand).items():
        finder = SpanFinder.fit(others, encoder)
        known = {text for text, _ in others}
        own = [account for account in everything[kind] if account[0] not in known]
        yield kind, [found for account in own for found in _parts(finder, account)], sum(len(spans) for _, spans in own)


def _parts(finder: SpanFinder, account: Annotated) -> Iterator[tuple[bool, float]]:
    text, spans = account
    marked = [(span.label, text[span.start : span.end]) for span in spans]
    for found in finder.find(text):
        is_right = any(label == found.label and _agree(words, found.words) for label, words in marked)
        yield is_right, found.probability


def _agree(marked: str, found: str) -> bool:
    """Return whether two stretches share most of their words."""
    one, other = set(marked.casefold().split()), set(found.casefold().split())
    return len(one & other) >= 0.5 * max(len(one), len(other))


def figures(judged: Judged, of_all: int) -> str:
    """Return how often what was heard this surely is right, and how much of all is heard so."""
    array: NDArray[np.float64] = np.array(judged, dtype=np.float64)
    columns = []
    for least in (0.0, *LEAST):
        sure = array[array[:, 1] >= least]
        columns.append(f"{least:.1f}: {sure[:, 0].mean():4.0%} right of {sure[:, 0].sum() / of_all:4.0%}")
    return " · ".join(columns)


def main() -> None:
    """Print what was heard of one hand: acts, closed answers, parts of accounts by kind."""
    hand, adapter = sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else None
    encoder = encoder_with(adapter)
    for name, judged in (("acts", judged_acts(hand, encoder)), ("closed answers", judged_answers(hand, encoder))):
        if judged:
            print(f"{name} (n = {len(judged)}): {figures(judged, len(judged))}")
    for kind, judged, marked in judged_parts(hand, encoder):
        if judged:
            print(f"parts of {kind} (n = {marked}): {figures(judged, marked)}")


if __name__ == "__main__":
    main()
