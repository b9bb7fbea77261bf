"""Writes what fine_tune.py learns from: every line of the corpora and of the topics, with what the wording model knows.

    uv run python -m benchmarks.fine_tuning.examples EXAMPLES.npz [WITHOUT_HAND]

Naming a hand leaves its lines out, so that the encoder can be tried on an author whom it has not read.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML
from sklearn.model_selection import KFold

from actions.policy.corpus.load import load_corpus, organisations
from actions.settings import corpus_folder
from understanding.wording import WordingModel

TOPICS_FOLDER = Path("data/nlu")
FOLDS, FLOOR = 8, 1e-4
Line = tuple[str, str, str]


def corpus_lines(organisation: str, without_hand: str) -> Iterator[Line]:
    """Yield text, matter and verdict of every way of asking that another hand wrote."""
    for example in load_corpus(corpus_folder(), organisation).examples:
        if example.hand != without_hand:
            yield example.text, example.matter, example.verdict.value


def topic_lines() -> Iterator[Line]:
    """Yield text, topic and topic of every training line of the bot."""
    for path in sorted(TOPICS_FOLDER.rglob("*.yml")):
        for entry in YAML(typ="safe").load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in entry["examples"].splitlines():
                yield line.removeprefix("- ").strip(), entry["intent"], entry["intent"]


def known_from_wording(texts: list[str], labels: NDArray[Any]) -> NDArray[Any]:
    """Return what a wording model that has not read a text says of it: log-probabilities, a row a text."""
    known = np.zeros((len(texts), labels.max() + 1), dtype=np.float16)
    for read, unread in KFold(FOLDS, shuffle=True, random_state=0).split(texts):
        present, numbers = np.unique(labels[read], return_inverse=True)
        model = WordingModel.fit([texts[row] for row in read], numbers.tolist())
        for row in unread:
            probabilities = np.zeros(known.shape[1])
            probabilities[present] = np.exp(model.log_probabilities(texts[row]))
            known[row] = np.log(probabilities + FLOOR)
    return known


def task(lines: list[Line], *, knows_wording: bool = True) -> dict[str, NDArray[Any]]:
    """Return texts, the numbers of their outcomes, the number of each outcome's matter, and what wording tells."""
    outcomes = sorted({line[1:] for line in lines})
    matters = sorted({matter for matter, _ in outcomes})
    number = {outcome: index for index, outcome in enumerate(outcomes)}
    texts = [text for text, _, _ in lines]
    labels = np.array([number[line[1:]] for line in lines])
    return {
        "texts": np.array(texts),
        "labels": labels,
        "matters": np.array([matters.index(matter) for matter, _ in outcomes]),
        "wording": known_from_wording(texts, labels) if knows_wording else np.zeros((len(texts), len(outcomes))),
    }


def main() -> None:
    """Write the tasks of all organisations and of the topics to one file."""
    without_hand = sys.argv[2] if len(sys.argv) > 2 else ""
    lines = {name: list(corpus_lines(name, without_hand)) for name in organisations(corpus_folder())}
    tasks = {name: task(found) for name, found in {**lines, "topics": list(topic_lines())}.items()}
    arrays = {f"{name}/{part}": array for name, found in tasks.items() for part, array in found.items()}
    np.savez_compressed(sys.argv[1], **arrays)


if __name__ == "__main__":
    main()
