"""The blocks of words in a Markdown file: paragraphs, list items and table cells, each with what stands above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

CLAUSE_ID = re.compile(r"\{#([^}\s]*)\}")
WHITE_SPACE = re.compile(r"\s+")
ENDS_A_SENTENCE = (".", "!", "?")


@dataclass(frozen=True)
class Block:
    """A block with the ids of its clauses still in `words`; `opening` is what opens the lists that it stands in."""

    words: str
    section: str
    opening: str
    line: int


def blocks_of(tokens: list[Token]) -> Iterator[Block]:
    """Yield the blocks of a document in their order."""
    section, above, openings = "", "", [""]
    for previous, token in zip([None, *tokens], tokens, strict=False):
        if token.type.endswith("_list_open"):
            openings.append(f"{openings[-1]} {_opening(above)}".strip())
        elif token.type.endswith("_list_close"):
            openings.pop()
        elif token.type == "inline" and is_heading(previous):
            section, above = plain_text(token).strip(), ""
        elif token.type == "inline":
            above = plain_text(token)
            yield Block(above, section, openings[-1], line_of(token))


def is_heading(previous: Token | None) -> bool:
    """Return whether the words after this token are a heading's."""
    return previous is not None and previous.type == "heading_open"


def line_of(token: Token) -> int:
    """Return the line (from 1) on which a token begins."""
    return (token.map or [0])[0] + 1


def _opening(words: str) -> str:
    """Return the words as the opening of the list below them; those that end a sentence open none."""
    text = normalise_space(CLAUSE_ID.sub(" ", words))
    return "" if text.endswith(ENDS_A_SENTENCE) else text


def plain_text(block: Token) -> str:
    """Return an inline block's words without the marks of emphasis, links and escapes; broken lines stay broken."""
    return "".join(_piece(child) for child in block.children or [])


def _piece(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return "\n"
    return "" if child.type == "html_inline" else child.content


def normalise_space(text: str) -> str:
    """Return the text with every run of white space made one blank."""
    return WHITE_SPACE.sub(" ", text).strip()
