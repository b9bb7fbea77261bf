"""The assistant's words in Teams, from wording.yml."""

from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("wording.yml")


@lru_cache(maxsize=1)
def _wording() -> dict[str, str]:
    words: dict[str, str] = YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8"))
    return words


def say(key: str, **blanks: str) -> str:
    """The words under that key, their blanks filled in."""
    return _wording()[key].format(**blanks)
