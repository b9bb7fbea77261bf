"""What the policy layer answers: a verdict, one sentence, the policy's own words, and whom to ask."""

from dataclasses import asdict, dataclass
from typing import Any

from actions.policy.corpus.model import Clause, Condition, Policy, Verdict

MOST_CITATIONS = 3


@dataclass(frozen=True)
class Citation:
    """A clause quoted verbatim; the dates are as the document words them."""

    policy: str
    section: str
    clause: str
    quote: str
    last_reviewed: str

    @classmethod
    def of(cls, policy: Policy, clause: Clause) -> "Citation":
        """Return the citation of a clause."""
        return cls(policy.title, clause.section, clause.id, clause.text, policy.last_reviewed or policy.approved)


@dataclass(frozen=True)
class Reading:
    """One way of understanding a question, with the answer it would get."""

    matter: str
    about: str
    says: str
    verdict: Verdict
    citation: Citation


@dataclass(frozen=True)
class Answer:
    """An answer to a question; `readings` holds the two or three to choose from where it is unsure, else nothing.

    `citations` are the rule's own clauses, `related` the first clause of the next likely rule. `authority` is a key of
    the organisation's contacts, `offers` the kinds of case that may be opened from here, `confidence` a probability
    from 0 to 1, `overdue` the date by which the policy was due for review, if that has passed.
    """

    matter: str
    verdict: Verdict
    says: str
    authority: str
    confidence: float
    citations: tuple[Citation, ...] = ()
    related: tuple[Citation, ...] = ()
    conditions: tuple[Condition, ...] = ()
    offers: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    about: str = ""
    inferred: bool = False
    overdue: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the answer in the shape that clients and the command line read."""
        return {
            "verdict": self.verdict.value,
            "says": self.says,
            "citations": [asdict(citation) for citation in self._all_citations()],
            "conditions": [
                {"ask": condition.ask, "answers": [answer.answer for answer in condition.answers]}
                for condition in self.conditions
            ],
            "authority": self.authority,
            "offers": list(self.offers),
            "confidence": round(self.confidence, 3),
            "readings": [
                {"says": r.says, "verdict": r.verdict.value, "citation": asdict(r.citation)} for r in self.readings
            ],
        }

    def _all_citations(self) -> tuple[Citation, ...]:
        """Return at most three: the two most telling, the related one, then the rest."""
        return tuple(dict.fromkeys([*self.citations[:2], *self.related, *self.citations[2:]]))[:MOST_CITATIONS]
