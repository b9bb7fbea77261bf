"""A reading of a question."""

from dataclasses import dataclass

from actions.policy.corpus.model import Verdict


@dataclass(frozen=True)
class Candidate:
    """One reading: the rule's key or topic's id, the verdict there, and how probable it is (0 to 1)."""

    matter: str
    verdict: Verdict
    probability: float
