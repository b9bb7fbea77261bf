"""What the policy layer answers: a verdict, one sentence, the policy's own words, and whom to ask."""

from dataclasses import asdict, dataclass
from typing import Any

from actions.policy.corpus.model import Clause, Condition, Policy, Verdict
from actions.policy.language import sentences

MOST_CITATIONS = 3


@dataclass(frozen=True)
class Citation:
    """A clause quoted verbatim; the dates are as the document words them.

    `opening` is the line that opens the list in which it stands, without which a list item says little.
    """

    policy: str
    section: str
    clause: str
    quote: str
    last_reviewed: str
    opening: str = ""

    @classmethod
    def of(cls, policy: Policy, clause: Clause) -> "Citation":
        """Return the citation of a clause."""
        reviewed = policy.last_reviewed or policy.approved
        opening = " ".join(sentences(clause.opening)[-1:])
        return cls(policy.title, clause.section, clause.id, clause.text, reviewed, opening)


@dataclass(frozen=True)
class Reading:
    """One way of understanding a question, with the answer it would get."""

    matter: str
    about: str
    says: str
    verdict: Verdict
    citation: Citation

    def as_json(self) -> dict[str, Any]:
        """Return the reading in the shape that clients and the command line read."""
        return {"says": self.says, "verdict": self.verdict.value, "citation": asdict(self.citation)}


@dataclass(frozen=True)
class Answer:
    """An answer to a question; `readings` holds the two or three to choose from where it is unsure, else nothing.

    `citations` are the rule's own clauses, `cited` the likeliest ones of all rules that may be meant, the rule's first
    clause first; empty where the rule was chosen by the person. `also` is what other rules say that the question
    touches. `authority` is a key of the organisation's contacts, `offers` the kinds of case that may be opened from
    here, `confidence` a probability from 0 to 1, `overdue` the date by which the policy was due for review, if that
    has passed.
    """

    matter: str
    verdict: Verdict
    says: str
    authority: str
    confidence: float
    citations: tuple[Citation, ...] = ()
    cited: tuple[Citation, ...] = ()
    conditions: tuple[Condition, ...] = ()
    offers: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    also: tuple[Reading, ...] = ()
    about: str = ""
    inferred: bool = False
    overdue: str = ""

    @property
    def quotes(self) -> tuple[Citation, ...]:
        """Return the citations without those that only open a list, where an item of it is quoted with its opening."""
        openings = {citation.opening for citation in self.citations}
        return tuple(citation for citation in self.citations if citation.quote not in openings)

    def as_json(self) -> dict[str, Any]:
        """Return the answer in the shape that clients and the command line read."""
        return {
            "verdict": self.verdict.value,
            "says": self.says,
            "citations": [asdict(citation) for citation in (self.cited or self.citations)[:MOST_CITATIONS]],
            "conditions": [
                {"ask": condition.ask, "answers": [answer.answer for answer in condition.answers]}
                for condition in self.conditions
            ],
            "authority": self.authority,
            "offers": list(self.offers),
            "confidence": round(self.confidence, 3),
            "readings": [reading.as_json() for reading in self.readings],
            "also": [reading.as_json() for reading in self.also],
        }
