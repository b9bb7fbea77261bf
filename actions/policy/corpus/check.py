"""Finds the faults of a corpus folder, each with its file and line."""

from collections.abc import Callable, Generator, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from actions.policy.corpus.fault import CorpusError, Fault
from actions.policy.corpus.files import HandFile, RuleEntry, RulesFile, TopicsFile
from actions.policy.corpus.hand import hand_lines
from actions.policy.corpus.load import OUT_OF_SCOPE_FILE, hand_paths, organisations, rules_path
from actions.policy.corpus.located_yaml import Location, located_faults, read_yaml
from actions.policy.corpus.markdown import read_policy
from actions.policy.corpus.model import Verdict
from actions.policy.corpus.rules_check import RulesCheck
from actions.policy.corpus.text_file import read_text
from actions.policy.corpus.topics_check import TopicsCheck
from actions.policy.corpus.verbatim import bare_words, verbatim_faults
from actions.policy.corpus.ways_of_asking import Seen, taken

Content = TypeVar("Content")
# The rules of each policy by their id; None where its file cannot be read.
Rules = dict[str, dict[str, RuleEntry] | None]


class ContactsFile(BaseModel):
    """What the corpus needs of organisation.yml."""

    contacts: dict[str, Any]


def check_corpus(corpus_folder: Path) -> list[Fault]:
    """Return every fault of every organisation's files, in order of file and line; empty when all is well."""
    faults = [fault for name in organisations(corpus_folder) for fault in _check_organisation(corpus_folder / name)]
    return sorted(set(faults), key=lambda fault: (str(fault.path), fault.line, fault.message))


def _check_organisation(folder: Path) -> Iterator[Fault]:
    contacts = yield from _contacts(folder)
    words = yield from _words_of_the_sources(folder)
    seen: Seen = {}
    rules: Rules = {}
    for path in sorted(folder.glob("*.md")):
        rules[path.stem] = yield from _check_policy(path, words, contacts, seen)
    yield from _rules_without_policy(folder)
    topics = yield from _check_topics(folder, contacts, seen)
    yield from _check_hands(folder, rules, topics, seen)


def _read(path: Path, read: Callable[[Path], Content]) -> Generator[Fault, None, Content | None]:
    """Return what a file holds; yield its faults and return None where it cannot be read."""
    try:
        return read(path)
    except CorpusError as error:
        yield from error.faults
        return None


def _contacts(folder: Path) -> Generator[Fault, None, set[str] | None]:
    """Return the keys of the organisation's contacts; None where they are not known."""
    path = folder / "organisation.yml"
    if not path.exists():
        return None
    file = yield from _read(path, partial(read_yaml, schema=ContactsFile))
    return set(file.contacts) if file else None


def _words_of_the_sources(folder: Path) -> Generator[Fault, None, str]:
    texts = []
    for path in sorted((folder / "source").glob("*")):
        texts.append((yield from _read(path, read_text)))
    return bare_words("\n".join(filter(None, texts)))


def _check_policy(
    path: Path, words: str, contacts: set[str] | None, seen: Seen
) -> Generator[Fault, None, dict[str, RuleEntry] | None]:
    """Return the policy's rules by their id."""
    policy = yield from _read(path, read_policy)
    if policy and words:
        yield from verbatim_faults(path, policy, words)
    where = rules_path(path.parent, path.stem)
    if not where.exists():
        return {}
    file = yield from _read(where, partial(read_yaml, schema=RulesFile))
    if file and policy:
        yield from RulesCheck(where, file, policy, contacts, seen).faults()
    return {rule.id: rule for rule in file.rules} if file else None


def _rules_without_policy(folder: Path) -> Iterator[Fault]:
    for path in folder.glob("*.rules.yml"):
        policy = path.with_name(path.name.replace(".rules.yml", ".md"))
        if not policy.exists():
            yield Fault(path, 1, f"there is no policy {policy.name} that these rules belong to")


def _check_topics(
    folder: Path, contacts: set[str] | None, seen: Seen
) -> Generator[Fault, None, set[tuple[str, Verdict]]]:
    """Return the topics of the organisation and of all, each with its verdict."""
    topics: set[tuple[str, Verdict]] = set()
    for path in (folder / "not_covered.yml", folder.parent / OUT_OF_SCOPE_FILE):
        file = (yield from _read(path, partial(read_yaml, schema=TopicsFile))) if path.exists() else None
        if file:
            yield from TopicsCheck(path, file, contacts, seen).faults({topic for topic, _ in topics})
            topics |= {(topic.id, Verdict(path.stem)) for topic in file.topics}
    return topics


def _check_hands(folder: Path, rules: Rules, topics: set[tuple[str, Verdict]], seen: Seen) -> Iterator[Fault]:
    for path in hand_paths(folder):
        file = yield from _read(path, partial(read_yaml, schema=HandFile))
        if file:
            yield from located_faults(path, _hand_faults(file, rules, topics, seen))


def _hand_faults(
    file: HandFile, rules: Rules, topics: set[tuple[str, Verdict]], seen: Seen
) -> Iterator[tuple[Location, str]]:
    for line in hand_lines(file):
        known = line.outcome in topics or _has_outcome(rules, *line.outcome)
        owner = (line.matter, line.verdict.value)
        if message := taken(line.text, owner, seen) if known else line.unknown:
            yield line.location, message


def _has_outcome(rules: Rules, key: str, verdict: Verdict) -> bool:
    """Return whether a rule may lead to a verdict; rules that cannot be read may lead to any."""
    policy, _, rule = key.partition("/")
    known = rules.get(policy, {})
    return known is None or (rule in known and verdict in known[rule].says)
