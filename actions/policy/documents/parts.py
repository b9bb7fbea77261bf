"""What a document is made of, whichever format it came in."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Heading:
    """A heading; `level` is 1 for the highest."""

    level: int
    words: str


@dataclass(frozen=True)
class Block:
    """A paragraph, or a part of a list: `depth` says in how many lists it stands, `marker` (“-”, “3.”) begins an item.

    `stands_out`: set in bold, or a short line alone, as headings are that nobody marked as headings.
    """

    words: str
    depth: int = 0
    marker: str = ""
    stands_out: bool = False


# What a cell holds; None where the cell above reaches down to here.
Cell = tuple[Block, ...] | None


@dataclass(frozen=True)
class Table:
    """Rows of as many cells each; `has_header`: the first row names the columns."""

    rows: tuple[tuple[Cell, ...], ...]
    has_header: bool


@dataclass(frozen=True)
class Doubt:
    """What could not be read for certain, in words for the person who compares the policy with the document."""

    words: str


Part = Heading | Block | Table | Doubt


@dataclass(frozen=True)
class Document:
    """A document's headings and blocks in their order, what a file's own front matter says, and what is in doubt."""

    parts: tuple[Heading | Block, ...]
    doubts: tuple[str, ...] = ()
    front_matter: Mapping[str, str] = field(default_factory=dict)
