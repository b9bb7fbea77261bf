"""From ranked readings to one decision, with the cost of each mistake built in.

A wrong “allowed” costs most; an honest “this is not settled” or a choice of readings costs little.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from actions.policy.corpus.model import RULE_VERDICTS, Verdict
from actions.policy.ranking import Candidate

# What it costs to answer the first where the second is true, in units of an ordinary mistake.
COSTLY_MISTAKES = {
    (Verdict.ALLOWED, Verdict.NOT_ALLOWED): 5.0,
    (Verdict.CONDITIONAL, Verdict.NOT_ALLOWED): 1.5,
    (Verdict.ALLOWED, Verdict.CONDITIONAL): 1.5,
    (Verdict.INFORMATION, Verdict.NOT_ALLOWED): 1.5,
}
ORDINARY_MISTAKE = 1.0
MOST_READINGS = 3
STRICTEST_FIRST = (Verdict.NOT_ALLOWED, Verdict.CONDITIONAL, Verdict.ALLOWED, Verdict.INFORMATION)


@dataclass(frozen=True)
class Gates:
    """Thresholds on probabilities, chosen on the evaluation questions (docs/answers.md).

    `decline`: from this probability that no rule settles it, the question is declined. `lead`: readings are offered
    where the verdict chosen is not this much more probable than the next one. `permit`: “allowed” is only said
    outright where “not allowed” is at most this many times as probable.
    """

    decline: float = 0.3
    lead: float = 0.65
    permit: float = 0.25


@dataclass(frozen=True)
class Decision:
    """The matter and verdict chosen, how probable they are, the rules in order, and the readings to offer."""

    matter: str
    verdict: Verdict
    confidence: float
    rules: tuple[str, ...]
    readings: tuple[Candidate, ...] = ()


def decide(candidates: Sequence[Candidate], gates: Gates) -> Decision:
    """Return the decision for a question; `candidates` must come from one ranking, so that they sum to 1."""
    settled = [candidate for candidate in candidates if candidate.verdict in RULE_VERDICTS]
    unsettled = [candidate for candidate in candidates if candidate.verdict not in RULE_VERDICTS]
    declined = sum(candidate.probability for candidate in unsettled)
    rules = _by_probability(settled)
    if not settled or declined >= gates.decline:
        return _declined(unsettled, declined, rules)
    best = [candidate for candidate in settled if candidate.matter == rules[0]]
    chosen = min(best, key=lambda candidate: _expected_cost(candidate.verdict, best))
    share = _by_verdict(candidates)
    readings = _readings(chosen, settled) if _is_unsure(chosen.verdict, share, gates) else ()
    return Decision(chosen.matter, chosen.verdict, share[chosen.verdict], rules, readings)


def _by_probability(settled: Sequence[Candidate]) -> tuple[str, ...]:
    total: dict[str, float] = defaultdict(float)
    for candidate in settled:
        total[candidate.matter] += candidate.probability
    return tuple(sorted(total, key=lambda matter: -total[matter]))


def _declined(unsettled: Sequence[Candidate], probability: float, rules: tuple[str, ...]) -> Decision:
    total: dict[Verdict, float] = defaultdict(float)
    for candidate in unsettled:
        total[candidate.verdict] += candidate.probability
    verdict = max(total, key=lambda each: total[each])
    topic = next(candidate.matter for candidate in unsettled if candidate.verdict == verdict)
    return Decision(topic, verdict, probability, rules)


def _expected_cost(verdict: Verdict, candidates: Sequence[Candidate]) -> float:
    return sum(candidate.probability * _cost(verdict, candidate.verdict) for candidate in candidates)


def _cost(answered: Verdict, true: Verdict) -> float:
    return 0.0 if answered == true else COSTLY_MISTAKES.get((answered, true), ORDINARY_MISTAKE)


def _by_verdict(candidates: Sequence[Candidate]) -> dict[Verdict, float]:
    share: dict[Verdict, float] = defaultdict(float)
    for candidate in candidates:
        share[candidate.verdict] += candidate.probability
    return share


def _is_unsure(verdict: Verdict, share: dict[Verdict, float], gates: Gates) -> bool:
    if verdict is Verdict.ALLOWED and share[Verdict.NOT_ALLOWED] > gates.permit * share[verdict]:
        return True
    next_best = max((share[other] for other in share if other is not verdict), default=0.0)
    return share[verdict] - next_best < gates.lead


def _readings(chosen: Candidate, settled: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the reading chosen and the most probable ones with other verdicts, the strictest first."""
    offered = [chosen]
    for candidate in settled:
        if candidate.verdict not in [other.verdict for other in offered]:
            offered.append(candidate)
    return tuple(sorted(offered[:MOST_READINGS], key=lambda each: STRICTEST_FIRST.index(each.verdict)))
