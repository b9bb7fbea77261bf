"""Page headers, page footers and page numbers, which belong to the paper and not to the policy."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from actions.policy.documents.pdf.page import PrintedLine, PrintedPage, PrintedTable

LINES_AT_AN_EDGE = 3
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"[-–\s|]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–\s|]*", re.IGNORECASE)
CONTENTS_ENTRY = re.compile(r".*\.\s?\.\s?\.\s?\.[.\s]*\d+")


def without_running_text(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Return the pages without what half of them or more repeat at an edge, page numbers, and tables of contents."""
    counts = Counter(name for page in pages for name in {_name(each) for each in _edges(page)})
    repeated = {name for name, count in counts.items() if count > 1 and 2 * count >= len(pages)}
    return [list(_body(page, repeated)) for page in pages]


def _body(page: PrintedPage, repeated: set[str]) -> Iterator[PrintedLine | PrintedTable]:
    edges = [*page[:LINES_AT_AN_EDGE], *page[-LINES_AT_AN_EDGE:]]
    for each in page:
        if each in edges and _name(each) in repeated:
            continue
        if isinstance(each, PrintedLine) and _is_of_paper(each, each in (page[0], page[-1])):
            continue
        yield each


def _edges(page: PrintedPage) -> PrintedPage:
    return [*page[:LINES_AT_AN_EDGE], *page[-LINES_AT_AN_EDGE:]]


def _name(each: PrintedLine | PrintedTable) -> str:
    """Return the words, all numbers made alike, for the number of the page changes."""
    if isinstance(each, PrintedLine):
        return DIGITS.sub("#", each.words)
    return DIGITS.sub("#", " ".join(line.words for row in each.rows for cell in row for line in cell or ()))


def _is_of_paper(line: PrintedLine, is_at_the_edge: bool) -> bool:
    return bool(CONTENTS_ENTRY.fullmatch(line.words) or (is_at_the_edge and PAGE_NUMBER.fullmatch(line.words)))
