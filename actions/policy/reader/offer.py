"""What the reader may choose among: the likeliest rules, each with its verdicts and its clauses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actions.policy.corpus.model import Clause, Corpus, Rule
from actions.policy.decision import Decision
from actions.policy.ranking import Candidate

MOST_RULES = 8


@dataclass(frozen=True)
class Offer:
    """The rules by their keys, the likeliest first, and their clauses by `<policy>/<clause>`.

    `found` is the built-in ranking and `decision` what it led to, by which a choice is checked.
    """

    rules: Mapping[str, Rule]
    clauses: Mapping[str, Clause]
    found: Sequence[Candidate]
    decision: Decision


def offer_of(corpus: Corpus, found: Sequence[Candidate], decision: Decision) -> Offer:
    """Return what is offered for a question that was ranked and decided so."""
    rules = {key: corpus.rules[key] for key in decision.rules[:MOST_RULES]}
    clauses = {
        name: corpus.clause(rule.policy, clause)
        for rule in rules.values()
        for name, clause in zip(clause_names(rule), rule.clauses, strict=True)
    }
    return Offer(rules, clauses, found, decision)


def clause_names(rule: Rule) -> tuple[str, ...]:
    """Return the rule's clauses as `<policy>/<clause>`, the most telling first."""
    return tuple(f"{rule.policy}/{clause}" for clause in rule.clauses)
