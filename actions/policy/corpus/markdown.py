"""Reads a policy's Markdown file: front matter, headings, and clauses that end with their `{#id}`."""

import re
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin
from ruamel.yaml import YAML, YAMLError

from actions.errors import AskFirstError
from actions.policy.corpus.model import Clause, Policy

CLAUSE_ID = re.compile(r"\{#([^}\s]*)\}")
WELL_FORMED_ID = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")
WHITE_SPACE = re.compile(r"\s+")


class CorpusError(AskFirstError):
    """A fault in a corpus file; the message names file and line."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path, self.line, self.message = path, line, message


def read_policy(path: Path) -> Policy:
    """Return the policy in a Markdown file; raise CorpusError for the first fault found."""
    tokens = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).parse(path.read_text(encoding="utf-8"))
    heading = _front_matter(path, tokens)
    clauses: dict[str, Clause] = {}
    for clause in _clauses(path, tokens):
        if clause.id in clauses:
            raise CorpusError(path, clause.line, f"clause id '{clause.id}' was used on line {clauses[clause.id].line}")
        clauses[clause.id] = clause
    return Policy(name=path.stem, clauses=clauses, **heading)


def _front_matter(path: Path, tokens: list[Token]) -> dict[str, str]:
    content = next((token.content for token in tokens if token.type == "front_matter"), "")
    try:
        values = YAML(typ="safe").load(content) or {}
    except YAMLError as error:
        raise CorpusError(path, 1, f"the front matter is not valid YAML: {error}") from error
    known = {"title", "organisation", "owner", "contact", "approved", "last_reviewed", "next_review"}
    if unknown := set(values) - known:
        raise CorpusError(path, 1, f"the front matter has unknown keys: {', '.join(sorted(unknown))}")
    if missing := {"title", "organisation"} - set(values):
        raise CorpusError(path, 1, f"the front matter lacks: {', '.join(sorted(missing))}")
    return {key: str(value) for key, value in values.items()}


def _clauses(path: Path, tokens: list[Token]) -> Iterator[Clause]:
    section = ""
    for position, token in enumerate(tokens):
        if token.type != "inline":
            continue
        if tokens[position - 1].type == "heading_open":
            section = plain_text(token)
        else:
            yield from _clauses_of_block(path, token, section)


def _clauses_of_block(path: Path, block: Token, section: str) -> Iterator[Clause]:
    line = (block.map or [0])[0] + 1
    *pieces, rest = CLAUSE_ID.split(plain_text(block))
    if rest.strip():
        raise CorpusError(path, line, f"a clause without an id: “{_shortened(rest)}”")
    for text, clause_id in zip(pieces[::2], pieces[1::2], strict=True):
        if not WELL_FORMED_ID.fullmatch(clause_id):
            raise CorpusError(path, line, f"'{clause_id}' is no well-formed clause id")
        if not text.strip():
            raise CorpusError(path, line, f"the clause '{clause_id}' has no words")
        offset = block.content[: block.content.index(f"{{#{clause_id}}}")].count("\n")
        yield Clause(clause_id, path.stem, section, normalise_space(text), line + offset)


def plain_text(block: Token) -> str:
    """Return an inline block's words without the marks of emphasis, links and escapes."""
    return "".join(_piece(child) for child in block.children or [])


def _piece(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return " "
    return "" if child.type == "html_inline" else child.content


def normalise_space(text: str) -> str:
    """Return the text with every run of white space made one blank."""
    return WHITE_SPACE.sub(" ", text).strip()


def _shortened(text: str) -> str:
    return f"{text.strip()[:60]}…"
