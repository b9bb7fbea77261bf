"""Reads one organisation's folder into a Corpus."""

from collections.abc import Iterator
from pathlib import Path

from actions.errors import AskFirstError
from actions.policy.corpus.fault import CorpusError
from actions.policy.corpus.files import HandFile, RuleEntry, RulesFile, TopicEntry, TopicsFile
from actions.policy.corpus.hand import hand_lines
from actions.policy.corpus.located_yaml import located_faults, read_yaml
from actions.policy.corpus.markdown import read_policy
from actions.policy.corpus.model import (
    Condition,
    ConditionAnswer,
    Corpus,
    Example,
    Policy,
    Rule,
    Topic,
    Verdict,
)
from actions.policy.inference import infer_rules

OUT_OF_SCOPE_FILE = "out_of_scope.yml"
FIRST_HAND = "policy"


class NoPoliciesError(AskFirstError):
    """The corpus folder is not there, or is empty."""


class NoSuchOrganisationError(AskFirstError):
    """There is no folder for that organisation in the corpus."""


def organisations(corpus_folder: Path) -> list[str]:
    """Return the names of the organisations that have at least one policy; raise NoPoliciesError where none has."""
    names = sorted({path.parent.name for path in corpus_folder.glob("*/*.md")})
    if not names:
        raise NoPoliciesError(f"there are no policies in the folder {corpus_folder}")
    return names


def load_corpus(corpus_folder: Path, organisation: str) -> Corpus:
    """Return everything known of an organisation; raise CorpusError for a faulty file."""
    if organisation not in organisations(corpus_folder):
        raise NoSuchOrganisationError(f"there is no organisation called '{organisation}'")
    folder = corpus_folder / organisation
    policies = {path.stem: read_policy(path) for path in sorted(folder.glob("*.md"))}
    rules = {rule.key: rule for policy in policies.values() for rule in _rules(folder, policy)}
    topics = {topic.id: topic for topic in _topics(corpus_folder, folder)}
    examples = tuple(_examples(folder, rules, topics))
    return Corpus(organisation, policies, rules, topics, examples)


def rules_path(folder: Path, policy: str) -> Path:
    """Return where the rules of a policy are kept."""
    return folder / f"{policy}.rules.yml"


def _rules(folder: Path, policy: Policy) -> Iterator[Rule]:
    path = rules_path(folder, policy.name)
    if not path.exists():
        yield from infer_rules(policy)
        return
    for entry in read_yaml(path, RulesFile).rules:
        yield rule_from_entry(policy.name, entry)


def rule_from_entry(policy: str, entry: RuleEntry) -> Rule:
    """Return the rule that a `<policy>.rules.yml` entry describes."""
    return Rule(
        id=entry.id,
        policy=policy,
        about=entry.about,
        clauses=tuple(entry.clauses),
        authority=entry.authority,
        offers=tuple(entry.offers),
        says=entry.says,
        cites={verdict: tuple(ids) for verdict, ids in entry.cites.items()},
        conditions=tuple(
            Condition(c.ask, tuple(ConditionAnswer(a.answer, a.verdict) for a in c.answers)) for c in entry.conditions
        ),
        asked_as={verdict: tuple(lines) for verdict, lines in entry.asked_as.items()},
        inferred=entry.inferred,
    )


def _topics(corpus_folder: Path, folder: Path) -> Iterator[Topic]:
    yield from _topics_of(folder / "not_covered.yml", Verdict.NOT_COVERED)
    yield from _topics_of(corpus_folder / OUT_OF_SCOPE_FILE, Verdict.OUT_OF_SCOPE)


def _topics_of(path: Path, verdict: Verdict) -> Iterator[Topic]:
    entries: list[TopicEntry] = read_yaml(path, TopicsFile).topics if path.exists() else []
    for entry in entries:
        yield Topic(entry.id, entry.about, verdict, tuple(entry.asked_as), entry.ask)


def _examples(folder: Path, rules: dict[str, Rule], topics: dict[str, Topic]) -> Iterator[Example]:
    for rule in rules.values():
        for verdict, lines in rule.asked_as.items():
            yield from (Example(line, rule.key, verdict, FIRST_HAND) for line in lines)
    for topic in topics.values():
        yield from (Example(line, topic.id, topic.verdict, FIRST_HAND) for line in topic.asked_as)
    for path in hand_paths(folder):
        yield from _examples_of_hand(path, _outcomes(rules, topics))


def hand_paths(folder: Path) -> list[Path]:
    """Return the files of further authors' lines: the organisation's own and those for all."""
    return sorted(folder.glob("asked_as/*.yml")) + sorted(folder.parent.glob("asked_as/*.yml"))


def _outcomes(rules: dict[str, Rule], topics: dict[str, Topic]) -> set[tuple[str, Verdict]]:
    of_rules = {(rule.key, verdict) for rule in rules.values() for verdict in rule.says}
    return of_rules | {(topic.id, topic.verdict) for topic in topics.values()}


def _examples_of_hand(path: Path, outcomes: set[tuple[str, Verdict]]) -> Iterator[Example]:
    file = read_yaml(path, HandFile)
    lines = list(hand_lines(file))
    if unknown := [(line.location, line.unknown) for line in lines if line.outcome not in outcomes]:
        raise CorpusError(*located_faults(path, unknown))
    yield from (Example(line.text, line.matter, line.verdict, file.hand) for line in lines)
