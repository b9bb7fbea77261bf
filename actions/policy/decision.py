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
    """Thresholds on probabilities, fitted by `make evaluate` on one part of the evaluation questions.

    `decline`: from this probability that no rule settles it, the question is declined. `sure`: below this
    probability of the answer chosen, two or three readings are offered. `permit`: “allowed” is only said
    outright where forbidden is at most this many times as probable.
    """

    decline: float = 0.5
    sure: float = 0.35
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
    readings = _readings(settled) if _is_unsure(chosen, settled, gates) else ()
    confidence = sum(candidate.probability for candidate in settled if candidate.verdict == chosen.verdict)
    return Decision(chosen.matter, chosen.verdict, confidence, rules, readings)


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


def _is_unsure(chosen: Candidate, settled: Sequence[Candidate], gates: Gates) -> bool:
    if chosen.verdict is Verdict.ALLOWED:
        forbidden = sum(each.probability for each in settled if each.verdict is Verdict.NOT_ALLOWED)
        if forbidden > gates.permit * chosen.probability:
            return True
    return chosen.probability < gates.sure


def _readings(settled: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the most probable readings, the strictest first."""
    return tuple(sorted(settled[:MOST_READINGS], key=lambda each: STRICTEST_FIRST.index(each.verdict)))
