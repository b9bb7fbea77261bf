"""Makes a policy of a document: its clauses with ids, and the rules that its own words propose."""

import re
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from actions.errors import AskFirstError
from actions.policy.corpus.cutting import slug
from actions.policy.corpus.load import rules_path
from actions.policy.corpus.markdown import KNOWN, NEEDED, policy_from
from actions.policy.documents.details import details_of
from actions.policy.documents.parts import Document, Heading
from actions.policy.documents.read import read_document
from actions.policy.inference import infer_rules
from actions.policy.proposal.policy_file import policy_markdown
from actions.policy.proposal.rules_file import rules_yaml
from understanding.files import written_whole

FOLDER_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
# Folders of the corpus that hold no organisation's policies.
RESERVED = frozenset({"asked_as"})


class AddPolicyError(AskFirstError):
    """A policy cannot be added under that name, or its files cannot be written."""


@dataclass(frozen=True)
class AddedPolicy:
    """The files that were written, how many clauses and rules they hold, and where the document was hard to read."""

    policy_file: Path
    rules_file: Path
    clauses: int
    rules: int
    doubts: tuple[str, ...]


def add_policy(corpus_folder: Path, organisation: str, document: Path, name: str = "", title: str = "") -> AddedPolicy:
    """Write the policy and its proposed rules; raise AddPolicyError or DocumentError, with nothing written."""
    name = name or slug(document.stem)
    _check_names(organisation, name)
    policy_file = corpus_folder / organisation / f"{name}.md"
    rules_file = rules_path(policy_file.parent, name)
    for path in (policy_file, rules_file):
        if path.exists():
            raise AddPolicyError(f"{path} exists, and is left as it is; give another --name, or move it away first")
    read = read_document(document)
    text = _policy_text(read, organisation, name, title)
    policy = policy_from(policy_file, text)
    rules = list(infer_rules(policy))
    _write({policy_file: text, rules_file: rules_yaml(rules)})
    return AddedPolicy(policy_file, rules_file, len(policy.clauses), len(rules), read.doubts)


def _check_names(organisation: str, name: str) -> None:
    for what, given in (("organisation", organisation), ("name", name)):
        if not FOLDER_NAME.fullmatch(given) or given in RESERVED:
            raise AddPolicyError(f"'{given}' cannot be the {what}: use lower-case letters, digits and hyphens")


def _policy_text(document: Document, organisation: str, name: str, title: str) -> str:
    """Return the Markdown file's text; a heading that only is the title stands in the front matter alone."""
    stated = {**details_of(document.parts), **document.front_matter}
    first = document.parts[0]
    heading = first.words if isinstance(first, Heading) and _is_title(first, document) else ""
    title = title or stated.get("title", "") or heading or name.replace("-", " ").capitalize()
    parts = document.parts[1:] if heading == title else document.parts
    dates_and_people = {key: value for key, value in stated.items() if key in KNOWN - NEEDED}
    return policy_markdown(parts, {"title": title, "organisation": organisation, **dates_and_people})


def _is_title(heading: Heading, document: Document) -> bool:
    """Return whether a document's first heading is above all others."""
    others = [part for part in document.parts[1:] if isinstance(part, Heading)]
    return all(other.level > heading.level for other in others) and (heading.level == 1 or bool(others))


def _write(texts: Mapping[Path, str]) -> None:
    """Write all files, each taking its place only once all are written."""
    try:
        with ExitStack() as files:
            for path, text in texts.items():
                files.enter_context(written_whole(path)).write_text(text, encoding="utf-8")
    except OSError as error:
        raise AddPolicyError(f"{error.filename}: cannot be written: {error.strerror}") from error
