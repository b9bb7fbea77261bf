"""Parts of a text, and what stands in their place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SAME_TWICE = re.compile(r"(\[\w+\])(?:[\s,.'’-]*\1)+")


@dataclass(frozen=True)
class Span:
    """The part of a text from `start` up to `end`; `placeholder` replaces it, None where it stays as it is."""

    start: int
    end: int
    placeholder: str | None

    def overlaps(self, start: int, end: int) -> bool:
        """Return whether it shares a character with another part."""
        return start < self.end and self.start < end


def is_free(start: int, end: int, taken: Sequence[Span]) -> bool:
    """Return whether a part of a text overlaps with none of those taken."""
    return not any(span.overlaps(start, end) for span in taken)


def replaced(text: str, spans: Iterable[Span]) -> str:
    """Return the text with its parts replaced, several of a kind in a row by one placeholder."""
    for span in sorted(spans, key=lambda each: -each.start):
        if span.placeholder is not None:
            text = f"{text[: span.start]}{span.placeholder}{text[span.end :]}"
    return SAME_TWICE.sub(r"\1", text)
