"""What the assistant says, kept in wording.yml so that it can be read and changed without code."""

from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

WORDING_FILE = Path(__file__).with_name("wording.yml")


@lru_cache(maxsize=1)
def _wording() -> dict[str, str]:
    sentences: dict[str, str] = YAML(typ="safe").load(WORDING_FILE.read_text(encoding="utf-8"))
    return sentences


def say(key: str, **values: str) -> str:
    """Return the wording under `key` with its blanks filled; raise KeyError for an unknown key or a blank left open."""
    return _wording()[key].strip().format(**values)


def say_first(*keys: str) -> str:
    """Return the wording under the first of these keys that there is."""
    return say(next(key for key in keys if key in _wording()))
