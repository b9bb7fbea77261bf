"""Lines, as a text file or a page of a PDF has them, put together into headings, paragraphs and list items."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from actions.policy.documents.details import is_detail
from actions.policy.documents.parts import Block, Heading
from actions.policy.documents.text import joined, words_in

BULLET = re.compile(r"(?P<glyph>[•◦▪●○■□►➢✓‣⁃∙·*+–—-]|[\ue000-\uf8ff])\s+(?=\S)")
NUMBER = re.compile(r"(?P<number>\d{1,3}[.)])\s+(?=\S)")
LETTER = re.compile(r"(?:\([a-z]{1,4}\)|[a-z][.)]|[ivx]{1,4}[.)])\s+(?=\S)")
NUMBERED_PARAGRAPH = re.compile(r"\d+(?:\.\d+)+\.?\s")
ENDS_A_THOUGHT = re.compile(r"[.:;!?…][”’\"')\]]*$")


@dataclass(frozen=True)
class Line:
    """A line: `indent` from the left in its format's own unit; `gap`: something sets it off from the line above.

    `level` is the heading's where it is one, else 0; `stands_out` as a Block has it.
    """

    words: str
    indent: float = 0.0
    gap: bool = False
    level: int = 0
    stands_out: bool = False


def flowing(lines: Sequence[Line]) -> list[Heading | Block]:
    """Return what the lines make up; a line that goes on with the one above is joined to it."""
    flow = _Flow(words_in(" \n".join(line.words for line in lines)))
    for line in lines:
        flow.add(line)
    return flow.parts


def marked(words: str) -> tuple[str, str]:
    """Return the marker of a list item that the words begin with, empty where they begin with none, and the rest."""
    if bullet := BULLET.match(words):
        return "-", words[bullet.end() :]
    if number := NUMBER.match(words):
        return number["number"], words[number.end() :]
    return ("-", words) if LETTER.match(words) else ("", words)


class _Flow:
    """The parts so far, and how far in the items stand that a line may belong to, the outermost first."""

    def __init__(self, words: frozenset[str]) -> None:
        self.parts: list[Heading | Block] = []
        self._words = words
        self._items: list[float] = []

    def add(self, line: Line) -> None:
        """Put a line where it belongs."""
        marker, rest = marked(line.words)
        if line.level:
            self._add_heading(line)
        elif marker and not line.stands_out and self._may_begin_an_item(line):
            self._leave_items(line.indent)
            self._items.append(line.indent)
            self.parts.append(Block(rest, len(self._items), marker))
        elif (last := self._goes_on(line)) is not None:
            self.parts[-1] = replace(last, words=joined(last.words, line.words, self._words))
        else:
            self._leave_items(line.indent)
            self.parts.append(Block(line.words, len(self._items), stands_out=line.stands_out))

    def _add_heading(self, line: Line) -> None:
        self._items.clear()
        last = self.parts[-1] if self.parts else None
        if isinstance(last, Heading) and last.level == line.level and not line.gap:
            self.parts[-1] = Heading(last.level, f"{last.words} {line.words}")
        else:
            self.parts.append(Heading(line.level, line.words))

    def _leave_items(self, indent: float) -> None:
        while self._items and indent < self._items[-1] + 1:
            self._items.pop()

    def _may_begin_an_item(self, line: Line) -> bool:
        """Return whether a marker is one: in the midst of a sentence it is a dash or a number."""
        last = self.parts[-1] if self.parts else None
        if line.gap or not isinstance(last, Block) or last.marker:
            return True
        return bool(ENDS_A_THOUGHT.search(last.words)) or last.stands_out or not BULLET.match(line.words)

    def _goes_on(self, line: Line) -> Block | None:
        """Return the block that a line goes on with."""
        last = self.parts[-1] if self.parts else None
        if line.gap or not isinstance(last, Block) or last.stands_out != line.stands_out:
            return None
        if is_detail(line.words) or NUMBERED_PARAGRAPH.match(line.words):
            return None
        outside = self._items and line.indent < self._items[-1] + 1
        return None if outside and not line.words[:1].islower() else last


def lines_of(texts: Iterable[str]) -> Iterator[Line]:
    """Yield texts that follow each other without a gap as lines."""
    for text in texts:
        if words := text.strip():
            yield Line(words, len(text) - len(text.lstrip()))
