"""Writes every line of the corpus and of the topics' training data as tasks for fine_tune.py, to standard output."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML

from actions.policy.corpus.load import load_corpus, organisations
from actions.settings import corpus_folder
from understanding.weights import model_folder

TOPICS_FOLDER = Path("data/nlu")
Line = tuple[str, str, str]


def corpus_lines(organisation: str) -> Iterator[Line]:
    """Yield text, matter and verdict of every way of asking."""
    for example in load_corpus(corpus_folder(), organisation).examples:
        yield example.text, example.matter, example.verdict.value


def topic_lines() -> Iterator[Line]:
    """Yield text, topic and topic of every training line of the bot."""
    for path in sorted(TOPICS_FOLDER.rglob("*.yml")):
        for entry in YAML(typ="safe").load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in entry["examples"].splitlines():
                yield line.removeprefix("- ").strip(), entry["intent"], entry["intent"]


def task(lines: list[Line]) -> dict[str, list[object]]:
    """Return texts with the numbers of their outcome, and for each outcome the number of its matter."""
    outcomes = sorted({line[1:] for line in lines})
    matters = sorted({matter for matter, _ in outcomes})
    return {
        "texts": [text for text, _, _ in lines],
        "labels": [outcomes.index(line[1:]) for line in lines],
        "groups": [matters.index(matter) for matter, _ in outcomes],
    }


def main() -> None:
    """Write the tasks as JSON."""
    tasks = {name: task(list(corpus_lines(name))) for name in organisations(corpus_folder())}
    json.dump({"model": str(model_folder()), "tasks": {**tasks, "topics": task(list(topic_lines()))}}, sys.stdout)


if __name__ == "__main__":
    main()
