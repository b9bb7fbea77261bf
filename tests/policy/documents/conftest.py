"""What the tests of reading documents share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from actions.policy.documents.parts import Block, Heading
from actions.policy.documents.read import read_document

# Each part as it would be typed: “## Heading”, “- item”, “  - item of an inner list”, “1. step”, “paragraph”.
Outline = Callable[[str, str], list[str]]


@pytest.fixture
def outline_of(tmp_path: Path) -> Outline:
    """Returns what a file's content is read as; the first argument is the file's name."""

    def read(name: str, content: str) -> list[str]:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return typed(path)

    return read


def typed(path: Path) -> list[str]:
    """Return the parts of a document as they would be typed."""
    return [_typed(part) for part in read_document(path).parts]


def _typed(part: Heading | Block) -> str:
    if isinstance(part, Heading):
        return f"{'#' * part.level} {part.words}"
    return f"{'  ' * (part.depth - 1)}{part.marker} {part.words}" if part.depth else part.words
