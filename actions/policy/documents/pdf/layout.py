"""How a document is set: the size of its text and headings, and how far apart its lines are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from actions.policy.documents.lines import ENDS_A_THOUGHT, Line
from actions.policy.documents.pdf.page import PrintedLine

LARGER = 1.1
WIDER = 1.25
WIDEST_LEADING = 1.5
CLOSEST_TENTH = 10
SHORT_OF_THE_MARGIN = 0.85
LONGEST_HEADING_IN_WORDS = 20


@dataclass(frozen=True)
class Layout:
    """`leading` is from line to line in a paragraph, in sizes of its letters; `margin` where the longest line ends."""

    text_size: float
    heading_sizes: tuple[float, ...]
    leading: float
    margin: float

    def lines(self, printed: Sequence[PrintedLine]) -> Iterator[Line]:
        """Yield printed lines with what they are; one at the head of a page may go on with the page before."""
        for before, line in zip([None, *printed], printed, strict=False):
            gap = before is None or self._is_apart(before, line)
            yield Line(line.words, line.left, gap, self._level(line), line.is_bold)

    def _level(self, line: PrintedLine) -> int:
        """Return the level of a heading, 0 for a line that is none."""
        is_text = line.words.endswith(".") or len(line.words.split()) > LONGEST_HEADING_IN_WORDS
        return 0 if is_text or line.size not in self.heading_sizes else self.heading_sizes.index(line.size) + 1

    def _is_apart(self, before: PrintedLine, line: PrintedLine) -> bool:
        if line.top < before.top:
            return bool(ENDS_A_THOUGHT.search(before.words)) or not line.words[:1].islower()
        is_far = line.top - before.top > self.leading * WIDER * max(line.size, before.size)
        ends_early = before.right < SHORT_OF_THE_MARGIN * self.margin and ENDS_A_THOUGHT.search(before.words)
        return is_far or bool(ends_early)


def layout_of(lines: Sequence[PrintedLine]) -> Layout:
    """Return how these lines, in their order, are set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.words)
    text_size = sizes.most_common(1)[0][0]
    larger = sorted((size for size in sizes if size >= LARGER * text_size), reverse=True)
    steps = sorted(step for before, line in pairwise(lines) if (step := (line.top - before.top) / line.size) >= 1)
    leading = min(steps[len(steps) // CLOSEST_TENTH], WIDEST_LEADING) if steps else WIDEST_LEADING
    return Layout(text_size, tuple(larger), leading, max(line.right for line in lines))
