"""Finds the faults of a corpus folder, each with its file and line."""

import re
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ruamel.yaml import YAML

from actions.policy.corpus.files import CASE_KINDS, HandFile, RuleEntry, RulesFile, TopicsFile
from actions.policy.corpus.load import OUT_OF_SCOPE_FILE, hand_paths, organisations, rules_path
from actions.policy.corpus.located_yaml import Lines, Location, read_yaml
from actions.policy.corpus.markdown import CorpusError, normalise_space, read_policy
from actions.policy.corpus.model import RULE_VERDICTS, Policy, Verdict

FEWEST_LINES = 12
EMPHASIS = re.compile(r"</?(?:i|b|em|strong|sup|ul|li|br|p)/?>|[*_\\<>]")
STRUCTURE = re.compile(r"[#|\[\]]|(?<=\s)[-•–](?=\s)|(?<=\s)\d+\.(?=\s)")


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a corpus file."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


Seen = dict[str, tuple[str, str]]


def check_corpus(corpus_folder: Path) -> list[Fault]:
    """Return every fault of every organisation's files, in order of file and line; empty when all is well."""
    faults = [fault for name in organisations(corpus_folder) for fault in _check_organisation(corpus_folder / name)]
    return sorted(set(faults), key=lambda fault: (str(fault.path), fault.line, fault.message))


def _check_organisation(folder: Path) -> Iterator[Fault]:
    policies, faults = _readable(sorted(folder.glob("*.md")), read_policy)
    yield from faults
    seen: Seen = {}
    rules: dict[str, dict[str, RuleEntry]] = {}
    for policy in policies:
        yield from _check_verbatim(folder, policy)
        path = rules_path(folder, policy.name)
        if not path.exists():
            continue
        files, faults = _readable([path], lambda each: read_yaml(each, RulesFile))
        yield from faults
        for file in files:
            yield from _RulesCheck(path, file, policy, _contacts(folder), seen).faults()
            rules[policy.name] = {rule.id: rule for rule in file.rules}
    topics = yield from _check_topics(folder, seen)
    yield from _check_hands(folder, rules, topics, seen)


def _readable(paths: list[Path], read: Callable[[Path], object]) -> tuple[list, list[Fault]]:  # type: ignore[type-arg]
    values, faults = [], []
    for path in paths:
        try:
            values.append(read(path))
        except CorpusError as error:
            faults.append(Fault(error.path, error.line, error.message))
    return values, faults


def _contacts(folder: Path) -> set[str]:
    path = folder / "organisation.yml"
    content = YAML(typ="safe").load(path.read_text(encoding="utf-8")) if path.exists() else {}
    return set(content.get("contacts", {}))


def bare_words(text: str) -> str:
    """Return a document's words without marks of lists, tables and emphasis, with single blanks."""
    return normalise_space(STRUCTURE.sub(" ", f" {normalise_space(EMPHASIS.sub('', text))} "))


def _check_verbatim(folder: Path, policy: Policy) -> Iterator[Fault]:
    sources = [path.read_text(encoding="utf-8") for path in sorted((folder / "source").glob("*"))]
    words = bare_words("\n".join(sources))
    for clause in policy.clauses.values() if sources else ():
        if bare_words(clause.text) not in words:
            message = f"the clause '{clause.id}' is not verbatim: its words are not in the source document"
            yield Fault(folder / f"{policy.name}.md", clause.line, message)


@dataclass
class _RulesCheck:
    path: Path
    file: RulesFile
    policy: Policy
    contacts: set[str]
    seen: Seen

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.path.read_text(encoding="utf-8"))

    def _fault(self, location: Location, message: str) -> Fault:
        return Fault(self.path, self._lines.of(location), message)

    def faults(self) -> Iterator[Fault]:
        yield from self._duplicate_rules()
        yield from self._clauses_without_meaning()
        for index, rule in enumerate(self.file.rules):
            at: Location = ("rules", index)
            yield from self._unknown_names(rule, at)
            yield from self._outcomes(rule, at)
            yield from self._conditions(rule, at)
            for verdict, lines in rule.asked_as.items():
                owner = (f"{self.policy.name}/{rule.id}", verdict.value)
                for number, line in enumerate(lines):
                    if message := _taken(line, owner, self.seen):
                        yield self._fault((*at, "asked_as", verdict.value, number), message)

    def _duplicate_rules(self) -> Iterator[Fault]:
        counts = Counter(rule.id for rule in self.file.rules)
        for index, rule in enumerate(self.file.rules):
            if counts[rule.id] > 1:
                yield self._fault(("rules", index), f"the rule id '{rule.id}' is used twice")

    def _clauses_without_meaning(self) -> Iterator[Fault]:
        background = {entry.clause for entry in self.file.background}
        used = {clause for rule in self.file.rules for clause in rule.clauses}
        for clause in self.policy.clauses.values():
            if clause.id not in background | used:
                path = self.path.with_name(f"{self.policy.name}.md")
                yield Fault(path, clause.line, f"the clause '{clause.id}' has no rule and is not marked background")
        for index, entry in enumerate(self.file.background):
            if entry.clause not in self.policy.clauses:
                yield self._fault(("background", index), f"there is no clause '{entry.clause}'")
            if entry.clause in used:
                yield self._fault(("background", index), f"the clause '{entry.clause}' is background and has a rule")

    def _unknown_names(self, rule: RuleEntry, at: Location) -> Iterator[Fault]:
        cited = [clause for clauses in rule.cites.values() for clause in clauses]
        for clause in dict.fromkeys([*rule.clauses, *cited]):
            if clause not in self.policy.clauses:
                yield self._fault((*at, "clauses"), f"the rule '{rule.id}' names no clause of this policy: '{clause}'")
        if self.contacts and rule.authority not in self.contacts:
            yield self._fault((*at, "authority"), f"organisation.yml has no contact '{rule.authority}'")
        for kind in set(rule.offers) - CASE_KINDS:
            yield self._fault((*at, "offers"), f"there is no kind of case '{kind}'")

    def _outcomes(self, rule: RuleEntry, at: Location) -> Iterator[Fault]:
        for verdict in rule.says:
            if verdict not in RULE_VERDICTS:
                yield self._fault((*at, "says", verdict.value), f"a rule cannot decide '{verdict.value}'")
            found = len(rule.asked_as.get(verdict, []))
            if found < FEWEST_LINES and not (found == 0 and verdict in _reached_by_answers(rule)):
                message = f"'{rule.id}' has {found} ways of asking for '{verdict.value}', {FEWEST_LINES} are needed"
                yield self._fault((*at, "asked_as", verdict.value), message)
        for verdict in rule.asked_as:
            if verdict not in rule.says:
                message = f"'{rule.id}' has lines for '{verdict.value}' but does not say what then"
                yield self._fault((*at, "asked_as", verdict.value), message)

    def _conditions(self, rule: RuleEntry, at: Location) -> Iterator[Fault]:
        if Verdict.CONDITIONAL in rule.says and not rule.conditions:
            yield self._fault((*at, "says"), f"'{rule.id}' can be conditional but has no condition to ask about")
        for number, condition in enumerate(rule.conditions):
            where = (*at, "conditions", number)
            if len(condition.answers) < 2:
                yield self._fault(where, f"a condition of '{rule.id}' has no outcome for each answer")
            for answer in condition.answers:
                if answer.verdict not in rule.says:
                    message = f"a condition of '{rule.id}' leads to '{answer.verdict.value}', which says nothing"
                    yield self._fault(where, message)


def _reached_by_answers(rule: RuleEntry) -> set[Verdict]:
    """Return the outcomes to which the answer to a condition leads; nobody need ask for them directly."""
    return {answer.verdict for condition in rule.conditions for answer in condition.answers}


def _taken(line: str, owner: tuple[str, str], seen: Seen) -> str | None:
    """Return why a line cannot stand here: it was used before; remembers it otherwise."""
    key = normalise_space(re.sub(r"\W+", " ", line.lower())) or line.strip()
    if key in seen:
        return f"“{line[:50]}…” also stands under {' '.join(seen[key])}"
    seen[key] = owner
    return None


def _check_topics(folder: Path, seen: Seen) -> Generator[Fault, None, set[str]]:
    topics: set[str] = set()
    for path in (folder / "not_covered.yml", folder.parent / OUT_OF_SCOPE_FILE):
        files, faults = _readable([path] if path.exists() else [], lambda each: read_yaml(each, TopicsFile))
        yield from faults
        for file in files:
            yield from _check_topics_file(path, file, topics, seen)
    return topics


def _check_topics_file(path: Path, file: TopicsFile, topics: set[str], seen: Seen) -> Iterator[Fault]:
    lines = Lines(path.read_text(encoding="utf-8"))
    for index, topic in enumerate(file.topics):
        at: Location = ("topics", index)
        if topic.id in topics:
            yield Fault(path, lines.of(at), f"the topic '{topic.id}' is used twice")
        topics.add(topic.id)
        if len(topic.asked_as) < FEWEST_LINES:
            yield Fault(path, lines.of(at), f"'{topic.id}' has {len(topic.asked_as)} lines, {FEWEST_LINES} are needed")
        for number, line in enumerate(topic.asked_as):
            if message := _taken(line, (topic.id, path.stem), seen):
                yield Fault(path, lines.of((*at, "asked_as", number)), message)


def _check_hands(folder: Path, rules: dict[str, dict[str, RuleEntry]], topics: set[str], seen: Seen) -> Iterator[Fault]:
    for path in hand_paths(folder):
        files, faults = _readable([path], lambda each: read_yaml(each, HandFile))
        yield from faults
        lines = Lines(path.read_text(encoding="utf-8"))
        for file in files:
            for location, owner, line in _hand_lines(file):
                known = owner[0] in topics or _has_outcome(rules, *owner)
                message = _taken(line, owner, seen) if known else f"there is no outcome {' '.join(owner)}"
                if message:
                    yield Fault(path, lines.of(location), message)


def _hand_lines(file: HandFile) -> Iterator[tuple[Location, tuple[str, str], str]]:
    for policy, rules in file.lines.items():
        for rule, verdicts in rules.items():
            for verdict, lines in verdicts.items():
                for number, line in enumerate(lines):
                    yield ("lines", policy, rule, verdict.value, number), (f"{policy}/{rule}", verdict.value), line
    for part in ("not_covered", "out_of_scope"):
        for topic, lines in getattr(file, part).items():
            for number, line in enumerate(lines):
                yield (part, topic, number), (topic, part), line


def _has_outcome(rules: dict[str, dict[str, RuleEntry]], key: str, verdict: str) -> bool:
    policy, _, rule = key.partition("/")
    entry = rules.get(policy, {}).get(rule)
    return entry is not None and Verdict(verdict) in entry.says
