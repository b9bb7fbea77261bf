"""HTML, to which Markdown and Word documents are brought too: headings, paragraphs, lists and tables."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString, PageElement

from actions.policy.corpus.block import WHITE_SPACE
from actions.policy.documents.html_table import table_of
from actions.policy.documents.lines import flowing, lines_of, marked
from actions.policy.documents.parts import Block, Heading, Part

NOT_THE_TEXT = "script, style, template, noscript, nav, footer, button, select, input, svg, iframe, [hidden]"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = ("ul", "ol", "menu", "dl")
BOLD = ("strong", "b")
BLOCKS = [
    *(*HEADINGS, *LISTS, "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dt"),
    *("figcaption", "figure", "form", "header", "hr", "html", "li", "main", "p", "pre", "section", "summary", "table"),
]


def read_html(content: str | bytes) -> Iterator[Part]:
    """Yield the parts of a page's main text, without its menus and footers."""
    page = BeautifulSoup(content, "lxml")
    for element in page.select(NOT_THE_TEXT):
        element.decompose()
    yield from _parts(page.find("main") or page.body or page, 0)


def _parts(element: Tag, depth: int) -> Iterator[Part]:
    """Yield the parts of an element; `depth` is the number of lists around it."""
    inline: list[PageElement] = []
    for child in element.children:
        if isinstance(child, Tag) and (child.name in BLOCKS or child.find(BLOCKS)):
            yield from _paragraphs(inline, depth)
            inline = []
            yield from _block(child, depth)
        elif not isinstance(child, Comment):
            inline.append(child)
    yield from _paragraphs(inline, depth)


def _block(element: Tag, depth: int) -> Iterator[Part]:
    if element.name in HEADINGS:
        yield Heading(HEADINGS.index(element.name) + 1, _text([element]))
    elif element.name == "table":
        yield from table_of(element, lambda cell: list(_parts(cell, 0)))
    elif element.name in LISTS:
        yield from _list(element, depth + 1)
    elif element.name == "pre":
        yield from flowing(list(lines_of(element.get_text().splitlines())))
    else:
        yield from _parts(element, depth)


def _list(element: Tag, depth: int) -> Iterator[Part]:
    start = str(element.get("start", "1"))
    numbers = count(int(start) if start.isdecimal() else 1)
    for child in element.find_all(True, recursive=False):
        marker = f"{next(numbers)}." if element.name == "ol" else "-"
        own_depth = depth + (child.name == "dd")
        parts = list(_parts(child, own_depth) if child.name not in LISTS else _list(child, depth + 1))
        if parts and isinstance(first := parts[0], Block) and first.depth == own_depth:
            # Some documents write the bullet of a list item into its words.
            _, words = marked(first.words) if marker == "-" else ("", first.words)
            parts[0] = replace(first, marker=marker, words=words)
        yield from parts


def _paragraphs(elements: Iterable[PageElement], depth: int) -> Iterator[Block]:
    """Yield what stands between two blocks; a broken line is a new one where it begins a list item or a thought."""
    inline = list(elements)
    if _is_bold(inline):
        yield Block(_text(inline), depth, stands_out=True)
        return
    for part in flowing(list(lines_of(_text(inline).split("\n")))):
        if isinstance(part, Block):
            yield Block(part.words, depth + part.depth, part.marker)


def _text(elements: Iterable[PageElement]) -> str:
    """Return the words of elements, with a line break only where `<br>` asks for one."""
    pieces = (piece for element in elements for piece in _pieces(element))
    return "".join(pieces)


def _pieces(element: PageElement) -> Iterator[str]:
    if isinstance(element, Tag):
        yield from ["\n"] if element.name == "br" else [p for child in element.children for p in _pieces(child)]
    elif isinstance(element, NavigableString) and not isinstance(element, Comment):
        yield WHITE_SPACE.sub(" ", element)


def _is_bold(elements: Iterable[PageElement]) -> bool:
    """Return whether all words are bold; where there are none, nothing is."""
    worded = [element for element in elements if element.get_text(strip=True)]
    return bool(worded) and all(_is_bold_throughout(element) for element in worded)


def _is_bold_throughout(element: PageElement) -> bool:
    if not isinstance(element, Tag):
        return False
    style = str(element.get("style", "")).replace(" ", "")
    return element.name in BOLD or "font-weight:bold" in style or _is_bold(element.children)
