"""Reads a policy's Markdown file: front matter, headings, and clauses that end with their `{#id}`."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin
from ruamel.yaml import YAML, YAMLError

from actions.policy.corpus.block import CLAUSE_ID, Block, blocks_of, is_heading, line_of, normalise_space
from actions.policy.corpus.cutting import cut_clauses
from actions.policy.corpus.fault import CorpusError, Fault
from actions.policy.corpus.model import Clause, Policy
from actions.policy.corpus.text_file import read_text

WELL_FORMED_ID = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")
HTML_TAG = re.compile(r"<[^>]*>")
WITHOUT_CLAUSES = ("code_block", "fence", "html_block")
NEEDED = {"title", "organisation"}
KNOWN = NEEDED | {"owner", "contact", "approved", "last_reviewed", "next_review"}


def read_policy(path: Path) -> Policy:
    """Return the policy in a Markdown file, its clauses cut where it has no ids; raise CorpusError with its faults."""
    return policy_from(path, read_text(path))


def policy_from(path: Path, text: str) -> Policy:
    """Return the policy that a text holds which is, or will be, the file at `path`; as `read_policy` does."""
    tokens = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).parse(text)
    front_matter = _front_matter(path, tokens)
    blocks = list(blocks_of(tokens))
    has_ids = any(CLAUSE_ID.search(token.content) for token in tokens if token.type == "inline")
    clauses = list(_named_clauses(path.stem, blocks) if has_ids else cut_clauses(path.stem, blocks))
    faults = [*_misplaced(path, tokens), *(_without_id(path, blocks) if has_ids else ()), *_ill_named(path, clauses)]
    if faults:
        raise CorpusError(*sorted(faults, key=lambda fault: fault.line))
    return Policy(name=path.stem, clauses={clause.id: clause for clause in clauses}, **front_matter)


def _front_matter(path: Path, tokens: list[Token]) -> dict[str, str]:
    content = next((token.content for token in tokens if token.type == "front_matter"), "")
    try:
        values = YAML(typ="safe").load(content) or {}
    except YAMLError as error:
        raise CorpusError(Fault(path, 1, f"the front matter is not valid YAML: {error}")) from error
    if faults := [Fault(path, 1, message) for message in _front_matter_faults(values)]:
        raise CorpusError(*faults)
    return {key: str(value) for key, value in values.items()}


def _front_matter_faults(values: Any) -> Iterator[str]:
    if not isinstance(values, dict):
        yield "the front matter does not hold keys and values"
        return
    if unknown := set(values) - KNOWN:
        yield f"the front matter has unknown keys: {', '.join(sorted(map(str, unknown)))}"
    if missing := NEEDED - set(values):
        yield f"the front matter lacks: {', '.join(sorted(missing))}"


def _named_clauses(policy: str, blocks: Iterable[Block]) -> Iterator[Clause]:
    for block in blocks:
        line = block.line
        *pieces, _ = CLAUSE_ID.split(block.words)
        for text, clause_id in zip(pieces[::2], pieces[1::2], strict=True):
            line += text.count("\n")
            yield Clause(clause_id, policy, block.section, normalise_space(text), line, block.opening)


def _misplaced(path: Path, tokens: list[Token]) -> Iterator[Fault]:
    """Yield the words in blocks that hold no clauses, which would be lost, and the headings with an id."""
    for previous, token in zip([None, *tokens], tokens, strict=False):
        if token.type in WITHOUT_CLAUSES and (words := HTML_TAG.sub("", token.content).strip()):
            message = f"a clause without an id, in an indented, fenced or HTML block: “{_shortened(words)}”"
            yield Fault(path, line_of(token), message)
        if is_heading(previous) and CLAUSE_ID.search(token.content):
            yield Fault(path, line_of(token), f"a heading carries no id: “{_shortened(token.content)}”")


def _without_id(path: Path, blocks: Iterable[Block]) -> Iterator[Fault]:
    for block in blocks:
        if rest := CLAUSE_ID.split(block.words)[-1].strip():
            yield Fault(path, block.line, f"a clause without an id: “{_shortened(rest)}”")


def _ill_named(path: Path, clauses: Iterable[Clause]) -> Iterator[Fault]:
    used: dict[str, int] = {}
    for clause in clauses:
        if not WELL_FORMED_ID.fullmatch(clause.id):
            yield Fault(path, clause.line, f"'{clause.id}' is no well-formed clause id")
        if not clause.text:
            yield Fault(path, clause.line, f"the clause '{clause.id}' has no words")
        if clause.id in used:
            yield Fault(path, clause.line, f"clause id '{clause.id}' was used on line {used[clause.id]}")
        used.setdefault(clause.id, clause.line)


def _shortened(text: str) -> str:
    return f"{normalise_space(text)[:60]}…"
