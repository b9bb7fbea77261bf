"""Which clauses to cite where more than one rule may be meant: the likeliest to be the right ones first."""

from actions.policy.corpus.model import Corpus
from actions.policy.decision import Decision

# How much less likely each further clause of a rule is to be the one that a reader looks for than the clause before it.
NEXT_CLAUSE = 0.3


def likeliest_clauses(corpus: Corpus, decision: Decision) -> tuple[str, ...]:
    """Return clauses of all ranked rules as `<policy>/<clause>`, the first clause of the rule chosen always first."""
    chosen = corpus.rules[decision.matter]
    likelihood = {
        f"{rule.policy}/{clause}": weight * NEXT_CLAUSE**place
        for rule, weight in zip((corpus.rules[key] for key in decision.rules), decision.weights, strict=False)
        for place, clause in enumerate(rule.clauses_for(decision.verdict) if rule is chosen else rule.clauses)
    }
    first = f"{chosen.policy}/{chosen.clauses_for(decision.verdict)[0]}"
    return (first, *sorted(likelihood.keys() - {first}, key=lambda clause: (-likelihood[clause], clause)))
