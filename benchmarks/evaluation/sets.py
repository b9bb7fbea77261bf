"""The evaluation sets: the project's own two and, where it is at hand, the development set."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OWN_FOLDER = Path(__file__).parent / "sets"
DEVELOPMENT_FOLDER = Path(os.environ.get("ASKFIRST_EVALUATION_FOLDER", "../shared/evaluation"))


@dataclass(frozen=True)
class Question:
    """A labelled question; `quotes` are verbatim pieces, a clause that holds any of them is a right citation."""

    id: str
    organisation: str
    kind: str
    question: str
    verdict: str
    quotes: tuple[str, ...]

    @property
    def is_covered(self) -> bool:
        """Return whether the organisation's policies settle it."""
        return self.kind == "information" or (self.kind == "permission" and self.verdict != "not_covered")


@dataclass(frozen=True)
class FirstMessage:
    """The first message of a conversation and the route it should take."""

    id: str
    text: str
    route: str


def folders() -> Iterator[tuple[str, Path]]:
    """Yield name and folder of each set that is at hand."""
    for name, folder in (("development", DEVELOPMENT_FOLDER), ("own", OWN_FOLDER), ("fresh", OWN_FOLDER / "fresh")):
        if folder.is_dir():
            yield name, folder


def questions(folder: Path) -> list[Question]:
    """Return all labelled questions of a folder."""
    return [_question(row) for path in sorted(folder.glob("questions_*.jsonl")) for row in _rows(path)]


def first_messages(folder: Path) -> list[FirstMessage]:
    """Return all labelled first messages of a folder."""
    path = folder / "routing.jsonl"
    return [FirstMessage(row["id"], row["text"], row["route"]) for row in _rows(path)] if path.exists() else []


def _question(row: dict[str, Any]) -> Question:
    quotes = row["quotes"]
    assert isinstance(quotes, list)
    return Question(
        str(row["id"]),
        str(row["organisation"]),
        str(row["kind"]),
        str(row["question"]),
        str(row["verdict"]),
        tuple(quotes),
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
