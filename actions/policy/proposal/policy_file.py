"""A document as the policy's Markdown file: front matter, headings, and clauses that end with their ids."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import StringIO

from ruamel.yaml import YAML

from actions.policy.corpus.block import CLAUSE_ID
from actions.policy.corpus.cutting import clause_words
from actions.policy.documents.parts import Block, Heading
from actions.policy.proposal.naming import ClauseNames

# What Markdown would take for its own marks: anywhere, at the beginning of a line, and at the end of a heading.
MARK = re.compile(r"\\(?=[^\w\s])|[`*\[]|<(?=[\w/!?])|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
FIRST_MARK = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+#=>~]))")
LAST_MARK = re.compile(r"(?=#+$)")
# An id that the document has already; what only looks like one is no word of it.
OWN_ID = re.compile(r"\{#([a-z0-9_-]+(?:\.[a-z0-9_-]+)*)\}")
WIDEST_LINE = 10_000


def policy_markdown(parts: Sequence[Heading | Block], front_matter: Mapping[str, str]) -> str:
    """Return the text of the file; the words are the document's own, and keep the ids that they have."""
    return _front_matter(front_matter) + "".join(_pieces([*_without_false_ids(parts)])) + "\n"


def _without_false_ids(parts: Iterable[Heading | Block]) -> Iterator[Heading | Block]:
    """Yield the parts that have words besides ids; headings carry none."""
    for part in parts:
        words = CLAUSE_ID.sub("" if isinstance(part, Heading) else _own_id, part.words)
        if OWN_ID.sub("", words).strip():
            yield replace(part, words=words.strip())


def _own_id(found: re.Match[str]) -> str:
    return found.group() if OWN_ID.fullmatch(found.group()) else ""


def _front_matter(values: Mapping[str, str]) -> str:
    text = StringIO()
    yaml = YAML()
    yaml.width = WIDEST_LINE
    yaml.dump(dict(values), text)
    return f"---\n{text.getvalue()}---"


def _pieces(parts: Sequence[Heading | Block]) -> Iterator[str]:
    """Yield the parts, each with the blank lines and blanks before it that put it where it belongs."""
    names = _names(parts)
    section, widths = "", [0]
    for before, part in zip([None, *parts], parts, strict=False):
        if isinstance(part, Heading):
            section, widths = part.words, [0]
            yield f"\n\n{'#' * part.level} {_escaped_heading(section)}"
            continue
        widths = widths[: part.depth + (not part.marker)]
        marker = f"{part.marker} " if part.marker else ""
        yield f"{_break(before, part)}{' ' * sum(widths)}{marker}{_clauses(part.words, section, names)}"
        widths.append(len(marker))


def _break(before: Heading | Block | None, block: Block) -> str:
    """Return what stands between two parts: bullets need no blank line above them, numbers other than 1 do."""
    return "\n" if isinstance(before, Block) and before.marker and block.marker == "-" else "\n\n"


def _names(parts: Sequence[Heading | Block]) -> ClauseNames:
    """Return the names for a document's clauses, those taken that it has already."""
    texts = [part.words for part in parts if isinstance(part, Block)]
    names = ClauseNames(clause for text in texts for clause in clause_words(text))
    for text in texts:
        for name in OWN_ID.findall(text):
            names.keep(name)
    return names


def _clauses(text: str, section: str, names: ClauseNames) -> str:
    """Return a paragraph's words with an id behind each clause."""
    *named, rest = OWN_ID.split(text)
    clauses = [(words, name) for words, name in zip(named[::2], named[1::2], strict=True) if words.strip()]
    clauses += [(words, names.name(section, words)) for words in clause_words(rest.strip()) if words]
    return FIRST_MARK.sub(r"\1\\", " ".join(f"{_escaped(words.strip())} {{#{name}}}" for words, name in clauses))


def _escaped(words: str) -> str:
    return MARK.sub(r"\\\g<0>", words)


def _escaped_heading(words: str) -> str:
    return LAST_MARK.sub(r"\\", FIRST_MARK.sub(r"\1\\", _escaped(words)))
