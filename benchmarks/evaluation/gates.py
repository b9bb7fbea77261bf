"""What each value of the gates brings, on lines of an author whom no model has read.

    uv run python -m benchmarks.evaluation.gates AUTHOR ADAPTER

The adapter must have been fitted without that author (benchmarks/fine_tuning), or every answer looks surer than it is.
Varies one gate at a time around the values in use.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from actions.policy.corpus.load import load_corpus, organisations
from actions.policy.corpus.model import RULE_VERDICTS, Example, Verdict
from actions.policy.decision import Decision, Gates, decide
from actions.policy.ranking import BALANCE, Candidate, OutcomeRanker, train_classifier
from actions.settings import corpus_folder
from benchmarks.evaluation.by_author import RememberingEncoder, encoder_with
from benchmarks.evaluation.scores import Share

SAMPLE = 1500
IN_USE = Gates()
VARIATIONS = {"decline": (0.2, 0.4, 0.5), "lead": (0.5, 0.8, 0.9), "permit": (0.02, 0.1, 0.2), "offer": (0.01, 0.05)}
Asked = Sequence[tuple[Verdict, list[Candidate]]]


def gates() -> Iterator[tuple[str, Gates]]:
    """Yield the gates in use, then those with one value changed, each with a name."""
    yield "in use", IN_USE
    for name, values in VARIATIONS.items():
        for value in values:
            yield f"{name} {value}", replace(IN_USE, **{name: value})


def ranked(organisation: str, author: str, encoder: RememberingEncoder) -> Asked:
    """Return the right verdict and the ranking of a sample of the author's lines, by models that read the others."""
    examples = load_corpus(corpus_folder(), organisation).examples
    classifier = train_classifier([example for example in examples if example.hand != author], encoder)
    classifier.balance = BALANCE
    ranker = OutcomeRanker(classifier)
    written: list[Example] = [example for example in examples if example.hand == author]
    sample = random.Random(0).sample(written, min(SAMPLE, len(written)))  # noqa: S311 (no secret, a repeatable sample)
    return [(_seen(example.verdict), ranker.rank(example.text)) for example in sample]


def figures(asked: Asked, chosen: Gates) -> str:
    """Return the shares as cells: right at once, within the readings, readings offered, prohibited acts permitted."""
    decided = [(right, decide(found, chosen)) for right, found in asked]
    at_once = sum(_seen(decision.verdict) is right for right, decision in decided)
    within = sum(right in _offered(decision) for right, decision in decided)
    prohibited = [decision for right, decision in decided if right is Verdict.NOT_ALLOWED]
    permitted = sum(each.verdict is Verdict.ALLOWED and not each.readings for each in prohibited)
    offered = sum(bool(decision.readings) for _, decision in decided)
    shares = [Share(count, len(asked)) for count in (at_once, within, offered)]
    return " | ".join(str(share) for share in [*shares, Share(permitted, len(prohibited))])


def _offered(decision: Decision) -> set[Verdict]:
    return {_seen(decision.verdict), *(_seen(reading.verdict) for reading in decision.readings)}


def _seen(verdict: Verdict) -> Verdict:
    """Return a verdict as it counts: whatever no rule settles is one."""
    return verdict if verdict in RULE_VERDICTS else Verdict.NOT_COVERED


def main() -> None:
    """Print a table for each organisation."""
    author, encoder = sys.argv[1], encoder_with(Path(sys.argv[2]))
    for organisation in organisations(corpus_folder()):
        asked = ranked(organisation, author, encoder)
        print(f"\n{organisation}, {author} left out\n")
        print("| gates | right at once | within the readings | offered | permitted |")
        print("| --- | --- | --- | --- | --- |")
        for name, chosen in gates():
            print(f"| {name} | {figures(asked, chosen)} |", flush=True)


if __name__ == "__main__":
    main()
