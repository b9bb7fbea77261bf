"""What a document says of itself under labels that details.yml lists: its owner, when it was approved and reviewed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from actions.policy.documents.parts import Block, Heading

LABELS_FILE = Path(__file__).with_name("details.yml")
LABELLED = re.compile(r"(?P<label>[^:：]{3,40})[:：]\s*(?P<value>\S.*)")
LONGEST_VALUE = 120
YEAR = re.compile(r"\d{4}")
DATES = frozenset({"last_reviewed", "next_review"})


def details_of(parts: Iterable[Heading | Block]) -> Mapping[str, str]:
    """Return what a document states plainly, in its own words, by the key of the front matter."""
    found: dict[str, str] = {}
    for label, value in _labelled(parts):
        key = _keys().get(label.strip().lower())
        if key and len(value) <= LONGEST_VALUE and (key not in DATES or YEAR.search(value)):
            found.setdefault(key, value.strip())
    return found


def is_label(words: str) -> bool:
    """Return whether words are a label that details.yml lists."""
    return words.strip().lower() in _keys()


def is_detail(line: str) -> bool:
    """Return whether a line is a label that details.yml lists and what it labels."""
    labelled = LABELLED.fullmatch(line)
    return labelled is not None and is_label(labelled["label"])


def _labelled(parts: Iterable[Heading | Block]) -> Iterator[tuple[str, str]]:
    """Yield labels with what they label: after a colon, or under the heading that a row of a table became."""
    above: Heading | None = None
    for part in parts:
        if isinstance(part, Block) and (labelled := LABELLED.fullmatch(part.words)):
            yield labelled["label"], labelled["value"]
        elif isinstance(part, Block) and above:
            yield above.words, part.words
        above = part if isinstance(part, Heading) else None


@lru_cache(maxsize=1)
def _keys() -> Mapping[str, str]:
    labels: Mapping[str, list[str]] = YAML(typ="safe").load(LABELS_FILE.read_text(encoding="utf-8"))
    return {label: key for key, names in labels.items() for label in names}
