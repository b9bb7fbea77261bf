"""One shape for the documents of all formats: clean words, tables as lists, headings that nobody marked as such."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from actions.policy.documents.details import is_detail
from actions.policy.documents.parts import Block, Heading, Table
from actions.policy.documents.tables import table_parts
from actions.policy.documents.text import visible
from actions.policy.language import deontic_verdict

LONGEST_HEADING_IN_WORDS = 12
ENDS_NO_HEADING = (".", ",", ";", ":", "!")
LOWEST_LEVEL = 6


class _Outline:
    """Knows under which heading the parts stand that it is given one by one."""

    def __init__(self) -> None:
        self._heading: Heading | None = None
        self._level_marked = 1
        self._below_a_table = False

    def of(self, part: Heading | Block | Table) -> Iterator[Heading | Block]:
        """Yield what a part comes to; what follows a table stands under its own heading again."""
        if isinstance(part, Table):
            level = self._heading.level if self._heading else 1
            yield from _cleaned(table_parts(part, min(level + 1, LOWEST_LEVEL)))
            self._below_a_table = True
            return
        for clean in _cleaned([part]):
            settled = self._heading_from(clean) or clean
            if isinstance(settled, Heading):
                self._heading = settled
            elif self._below_a_table and self._heading:
                yield self._heading
            self._below_a_table = False
            yield settled

    def _heading_from(self, part: Heading | Block) -> Heading | None:
        """Return the heading that a part is, or that a block looks like, the first of a document its title."""
        if isinstance(part, Heading):
            self._level_marked = part.level
            return part
        if not _looks_like_a_heading(part):
            return None
        return Heading(min(self._level_marked + 1, LOWEST_LEVEL) if self._heading else 1, part.words)


def outline(parts: Iterable[Heading | Block | Table]) -> Iterator[Heading | Block]:
    """Yield the headings and blocks of a document."""
    state = _Outline()
    for part in parts:
        yield from state.of(part)


def _looks_like_a_heading(block: Block) -> bool:
    """Return whether a block stands out and is short; a rule is none, for a heading is no clause."""
    if not block.stands_out or block.depth or block.words.endswith(ENDS_NO_HEADING) or is_detail(block.words):
        return False
    return len(block.words.split()) <= LONGEST_HEADING_IN_WORDS and deontic_verdict(block.words) is None


def _cleaned(parts: Iterable[Heading | Block]) -> Iterator[Heading | Block]:
    for part in parts:
        if words := visible(part.words):
            yield replace(part, words=words)
