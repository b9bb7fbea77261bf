"""The further rules that one question touches: “can I use my gmail to send a SENSITIVE file to my lawyer?”."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from actions.policy.corpus.model import RULE_VERDICTS
from actions.policy.decision import STRICTEST_FIRST, Decision
from actions.policy.language import english
from actions.policy.ranking import Candidate

# What joins two acts in one text.
JOINTS = frozenset(
    {"and", "then", "so", "to", "but", "while", "because", "cos", "coz", "who", "which", "plus", "n", "&"}
    | {",", ";", ":", ".", "!", "?"}
)
FEWEST_WORDS, MOST_PARTS, MOST_FURTHER = 4, 4, 2
# A rule this probable for the whole question is named beside the answer.
NOTABLE = 0.1
# A part that is surely about another rule names it too, where the whole question at least allows for it.
SURE, THINKABLE = 0.9, 0.01

Rank = Callable[[str], Sequence[Candidate]]


def further_rules(text: str, found: Sequence[Candidate], decision: Decision, rank: Rank) -> tuple[Candidate, ...]:
    """Return what other rules say of the question or of a part of it, the strictest first, at most two.

    `found` is the ranking of the whole text; each candidate returned is as probable as it is for the text or the part
    that speaks of it.
    """
    weights = dict(zip(decision.rules, decision.weights, strict=True))
    notable = [each for each in reversed(found) if weights.get(each.matter, 0.0) >= NOTABLE]
    told = [each for each in _told(text, rank) if weights.get(each.matter, 0.0) >= THINKABLE]
    # Of several candidates of one rule the last one stays: the likeliest, or what a part tells of it.
    touched = {each.matter: each for each in notable + told if each.matter != decision.matter}
    likeliest = sorted(touched.values(), key=lambda each: -weights[each.matter])[:MOST_FURTHER]
    return tuple(sorted(likeliest, key=lambda each: STRICTEST_FIRST.index(each.verdict)))


def parts(text: str) -> Iterator[str]:
    """Yield the parts of a text that may each tell of an act of its own; nothing where there is only one."""
    runs = (list(run) for joins, run in groupby(english()(text), key=lambda token: token.lower_ in JOINTS) if not joins)
    found = ["".join(token.text_with_ws for token in run).strip() for run in runs if len(run) >= FEWEST_WORDS]
    yield from found[:MOST_PARTS] if len(found) > 1 else ()


def _told(text: str, rank: Rank) -> Iterator[Candidate]:
    for part in parts(text):
        first = rank(part)[0]
        if first.verdict in RULE_VERDICTS and first.probability >= SURE:
            yield first
