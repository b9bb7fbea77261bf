"""Scores of answers against labelled questions."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from actions.policy.answer import Answer
from actions.policy.corpus.model import Verdict
from actions.policy.corpus.verbatim import bare_words
from benchmarks.evaluation.sets import Question

DECLINED = {Verdict.NOT_COVERED, Verdict.OUT_OF_SCOPE}


@dataclass(frozen=True)
class Share:
    """So many of so many; prints as a percentage with the counts."""

    right: int
    total: int

    def __str__(self) -> str:
        return f"{100 * self.right / self.total:.0f} % ({self.right}/{self.total})" if self.total else "–"


@dataclass
class Scores:
    """The figures of one set of questions, as its README defines them."""

    counts: Counter[str] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    mistakes: list[tuple[Question, Answer]] = field(default_factory=list)

    def add(self, question: Question, answer: Answer) -> None:
        """Count one answer."""
        if question.kind == "permission":
            self._add_permission(question, answer)
        if question.is_covered:
            self._add_covered(question, answer)
        else:
            self._count("declined", "to decline", answer.verdict in DECLINED)
        self._count("readings offered", "asked", bool(answer.readings))

    def share(self, right: str, total: str) -> Share:
        """Return how many of which."""
        return Share(self.counts[right], self.counts[total])

    def figures(self) -> dict[str, Share]:
        """Return every figure by its name."""
        return {
            "verdict right at the first answer": self.share("verdict right", "permission"),
            "verdict right, or among the readings offered": self.share("verdict within reach", "permission"),
            "readings offered": self.share("readings offered", "asked"),
            "prohibited but called allowed": self.share("false permit", "prohibited"),
            "right citation first": self.share("cited first", "covered"),
            "right citation in the first three": self.share("cited in three", "covered"),
            "uncovered and off-topic declined": self.share("declined", "to decline"),
            "covered but declined": self.share("wrongly declined", "covered"),
        }

    def _add_permission(self, question: Question, answer: Answer) -> None:
        given = answer.verdict.value
        right = _same(given, question.verdict)
        offered = {reading.verdict.value for reading in answer.readings}
        self._count("verdict right", "permission", right)
        self.counts["verdict within reach"] += right or question.verdict in offered
        if question.verdict == "not_allowed":
            self._count("false permit", "prohibited", given == "allowed")
        self.confusion[question.verdict, given] += 1
        if not right:
            self.mistakes.append((question, answer))

    def _add_covered(self, question: Question, answer: Answer) -> None:
        cited = [_is_right(citation["quote"], question.quotes) for citation in answer.as_json()["citations"]]
        declined = answer.verdict in DECLINED
        self._count("cited first", "covered", not declined and any(cited[:1]))
        self.counts["cited in three"] += not declined and any(cited)
        self.counts["wrongly declined"] += declined

    def _count(self, right: str, total: str, is_right: bool) -> None:
        self.counts[right] += is_right
        self.counts[total] += 1


def score(pairs: Iterable[tuple[Question, Answer]]) -> Scores:
    """Return the scores of questions with the answers they got."""
    scores = Scores()
    for question, answer in pairs:
        scores.add(question, answer)
    return scores


def _same(given: str, expected: str) -> bool:
    return given == expected or (expected == "not_covered" and given == "out_of_scope")


def _is_right(cited: str, quotes: Iterable[str]) -> bool:
    words = bare_words(cited)
    return any(bare_words(quote) in words for quote in quotes)
