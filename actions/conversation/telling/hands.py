"""The lines of several hands: every YAML file of a folder is one author's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML


def read_hands(folder: Path, without: str = "") -> Iterator[dict[str, Any]]:
    """Yield what each author wrote, in the order of the files' names; one can be left out by name."""
    # The pure reader follows YAML 1.2, in which yes and no are words.
    reader = YAML(typ="safe", pure=True)
    yield from (reader.load(file) for file in sorted(folder.glob("*.yml")) if file.stem != without)
