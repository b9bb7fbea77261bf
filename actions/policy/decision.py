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
STRICTEST_FIRST = (
    Verdict.NOT_ALLOWED,
    Verdict.CONDITIONAL,
    Verdict.ALLOWED,
    Verdict.INFORMATION,
    Verdict.NOT_COVERED,
    Verdict.OUT_OF_SCOPE,
)


@dataclass(frozen=True)
class Gates:
    """Thresholds on probabilities; `python -m benchmarks.evaluation.gates` prints what each value brings.

    `decline`: from this probability that no rule settles it, the question is declined; `decline_inferred` the same
    where the likeliest rule is only inferred, for it knows few ways of asking. `lead`: readings are offered where the
    verdict chosen is not this much more probable than the next one. `permit`: “allowed” is only said outright where
    “not allowed” is at most this many times as probable. `offer`: the least probability of a reading that is offered.
    """

    decline: float = 0.3
    decline_inferred: float = 0.9
    lead: float = 0.65
    permit: float = 0.02
    offer: float = 0.02


@dataclass(frozen=True)
class Decision:
    """The matter and verdict chosen, how probable they are, the rules in order, and the readings to offer.

    `weights` tells how probable each of the rules is, whatever its verdict.
    """

    matter: str
    verdict: Verdict
    confidence: float
    rules: tuple[str, ...]
    readings: tuple[Candidate, ...] = ()
    weights: tuple[float, ...] = ()


def decide(candidates: Sequence[Candidate], gates: Gates) -> Decision:
    """Return the decision for a question; `candidates` must come from one ranking, so that they sum to 1."""
    settled = [candidate for candidate in candidates if candidate.verdict in RULE_VERDICTS]
    unsettled = [candidate for candidate in candidates if candidate.verdict not in RULE_VERDICTS]
    weights = _by_matter(settled)
    likeliest = _likeliest_of_each_verdict(settled, weights) + _likeliest_unsettled(unsettled)
    declines = not settled or sum(candidate.probability for candidate in unsettled) >= gates.decline
    chosen = likeliest[-1] if declines else _least_costly(likeliest)
    rules = sorted(weights, key=lambda matter: -weights[matter])
    return Decision(
        matter=chosen.matter,
        verdict=chosen.verdict,
        confidence=chosen.probability,
        rules=tuple(rules),
        readings=_readings(chosen, likeliest, gates) if settled else (),
        weights=tuple(weights[matter] for matter in rules),
    )


def by_verdict(candidates: Sequence[Candidate]) -> dict[Verdict, float]:
    """Return how probable each verdict is; one that no candidate has is 0."""
    share: dict[Verdict, float] = defaultdict(float)
    for candidate in candidates:
        share[candidate.verdict] += candidate.probability
    return share


def is_stricter(verdict: Verdict, than: Verdict) -> bool:
    """Return whether a verdict comes before another one where the strictest is named first."""
    return STRICTEST_FIRST.index(verdict) < STRICTEST_FIRST.index(than)


def may_permit(share: dict[Verdict, float], gates: Gates) -> bool:
    """Return whether “not allowed” is improbable enough for “allowed” to be said outright."""
    return share[Verdict.NOT_ALLOWED] <= gates.permit * share[Verdict.ALLOWED]


def _by_matter(candidates: Sequence[Candidate]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for candidate in candidates:
        total[candidate.matter] += candidate.probability
    return total


def _likeliest_of_each_verdict(settled: Sequence[Candidate], weights: dict[str, float]) -> list[Candidate]:
    """Return for each verdict the rule that most likely leads to it, as probable as the verdict is under all rules."""
    share = by_verdict(settled)
    best = {
        verdict: max(
            (candidate for candidate in settled if candidate.verdict is verdict),
            key=lambda candidate: candidate.probability + weights[candidate.matter],
        )
        for verdict in share
    }
    return [Candidate(candidate.matter, verdict, share[verdict]) for verdict, candidate in best.items()]


def _likeliest_unsettled(unsettled: Sequence[Candidate]) -> list[Candidate]:
    """Return the likeliest matter that no rule settles, as probable as it is that none does."""
    if not unsettled:
        return []
    share = by_verdict(unsettled)
    verdict = max(share, key=lambda each: share[each])
    topic = next(candidate.matter for candidate in unsettled if candidate.verdict is verdict)
    return [Candidate(topic, verdict, sum(share.values()))]


def _least_costly(likeliest: Sequence[Candidate]) -> Candidate:
    settled = [candidate for candidate in likeliest if candidate.verdict in RULE_VERDICTS]
    return min(settled, key=lambda candidate: _expected_cost(candidate.verdict, settled))


def _expected_cost(verdict: Verdict, candidates: Sequence[Candidate]) -> float:
    return sum(candidate.probability * _cost(verdict, candidate.verdict) for candidate in candidates)


def _cost(answered: Verdict, true: Verdict) -> float:
    return 0.0 if answered is true else COSTLY_MISTAKES.get((answered, true), ORDINARY_MISTAKE)


def _readings(chosen: Candidate, likeliest: Sequence[Candidate], gates: Gates) -> tuple[Candidate, ...]:
    """Return the reading chosen and the most probable others, the strictest first; none where the choice is clear."""
    others = [each for each in likeliest if each is not chosen and each.probability >= gates.offer]
    if not others or not _is_unsure(chosen, likeliest, gates):
        return ()
    others.sort(key=lambda each: -each.probability)
    offered = [chosen, *others[: MOST_READINGS - 1]]
    return tuple(sorted(offered, key=lambda each: STRICTEST_FIRST.index(each.verdict)))


def _is_unsure(chosen: Candidate, likeliest: Sequence[Candidate], gates: Gates) -> bool:
    if chosen.verdict is Verdict.ALLOWED and not may_permit(by_verdict(likeliest), gates):
        return True
    next_best = max((each.probability for each in likeliest if each is not chosen), default=0.0)
    return chosen.probability - next_best < gates.lead
