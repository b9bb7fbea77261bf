"""The words of design: policies, clauses, rules and their outcomes, as the rest of the policy layer sees them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum


class Verdict(str, Enum):
    """What a policy says of an act; `INFORMATION` answers who, what, how and when."""

    ALLOWED = "allowed"
    NOT_ALLOWED = "not_allowed"
    CONDITIONAL = "conditional"
    INFORMATION = "information"
    NOT_COVERED = "not_covered"
    OUT_OF_SCOPE = "out_of_scope"


RULE_VERDICTS = (Verdict.ALLOWED, Verdict.NOT_ALLOWED, Verdict.CONDITIONAL, Verdict.INFORMATION)


@dataclass(frozen=True)
class Clause:
    """The smallest citable unit of a policy: `text` is verbatim, `line` is where it stands in the file.

    `opening` holds the lines that open the lists in which it stands, the outermost first; empty outside lists.
    """

    id: str
    policy: str
    section: str
    text: str
    line: int
    opening: str = ""


@dataclass(frozen=True)
class Policy:
    """One document: `name` is its file's stem; the dates are as the document words them, empty where it is silent."""

    name: str
    title: str
    organisation: str
    clauses: Mapping[str, Clause]
    owner: str = ""
    contact: str = ""
    approved: str = ""
    last_reviewed: str = ""
    next_review: str = ""


@dataclass(frozen=True)
class ConditionAnswer:
    """An answer to a condition's question and the verdict that it leads to."""

    answer: str
    verdict: Verdict


@dataclass(frozen=True)
class Condition:
    """A fact that decides a verdict: the question to ask and its possible answers."""

    ask: str
    answers: tuple[ConditionAnswer, ...]


@dataclass(frozen=True)
class Rule:
    """What one or more clauses of one policy mean for a question."""

    id: str
    policy: str
    about: str
    clauses: tuple[str, ...]
    authority: str
    offers: tuple[str, ...]
    says: Mapping[Verdict, str]
    asked_as: Mapping[Verdict, tuple[str, ...]]
    cites: Mapping[Verdict, tuple[str, ...]] = field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    inferred: bool = False

    @property
    def key(self) -> str:
        """Return the rule's name within its organisation: `<policy>/<rule>`."""
        return f"{self.policy}/{self.id}"

    def clauses_for(self, verdict: Verdict) -> tuple[str, ...]:
        """Return the ids of the clauses to quote for this outcome, the most telling first."""
        return self.cites.get(verdict, self.clauses)


@dataclass(frozen=True)
class Topic:
    """A matter that the policies do not settle (`NOT_COVERED`) or that is no policy matter (`OUT_OF_SCOPE`)."""

    id: str
    about: str
    verdict: Verdict
    asked_as: tuple[str, ...]
    ask: str = ""


@dataclass(frozen=True)
class Example:
    """One way of asking: `matter` is a rule's key or a topic's id, `hand` the author who wrote the line."""

    text: str
    matter: str
    verdict: Verdict
    hand: str


@dataclass(frozen=True)
class Corpus:
    """All that is known of one organisation's policies."""

    organisation: str
    policies: Mapping[str, Policy]
    rules: Mapping[str, Rule]
    topics: Mapping[str, Topic]
    examples: tuple[Example, ...]

    def clause(self, policy: str, clause: str) -> Clause:
        """Return a clause; raise KeyError where there is none."""
        return self.policies[policy].clauses[clause]

    def clauses(self) -> Iterator[Clause]:
        """Yield every clause of every policy, in the order of the documents."""
        for policy in self.policies.values():
            yield from policy.clauses.values()
