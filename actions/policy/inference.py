"""Rules read off a policy's own words, where it has no rules file yet and for the first one that is proposed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from actions.policy.asking import questions_about
from actions.policy.corpus.model import Clause, Policy, Rule, Verdict
from actions.policy.language import deontic_verdict, sentences

AUTHORITY = "manager"
MOST_WORDS_OF_A_NAME = 6
SAYS = {
    Verdict.ALLOWED: "As I read it, this is permitted: “{words}”",
    Verdict.NOT_ALLOWED: "As I read it, this is not permitted: “{words}”",
    Verdict.CONDITIONAL: "As I read it, this depends on a condition: “{words}”",
    Verdict.INFORMATION: "The policy says: “{words}”",
}


@dataclass(frozen=True)
class _Reading:
    """A clause with the clauses that open the lists around it, the nearest first, and those of the list it opens."""

    clause: Clause
    openings: tuple[Clause, ...]
    items: tuple[Clause, ...]

    @cached_property
    def words(self) -> str:
        """Return it after the sentence that opens its list, which may forbid or permit it."""
        return " ".join([*sentences(self.clause.opening)[-1:], self.clause.text])

    @cached_property
    def verdict(self) -> Verdict:
        return deontic_verdict(f"{self.clause.section}. {self.words}") or Verdict.INFORMATION

    @property
    def clauses(self) -> tuple[str, ...]:
        return tuple(clause.id for clause in (self.clause, *self.openings, *self.items))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        under_heading = f"{self.clause.section}: {self.words}" if self.clause.section else self.words
        own_words = (self.clause.text, self.words, under_heading)
        return tuple(dict.fromkeys([*own_words, *questions_about(self.words, self.verdict)]))


def infer_rules(policy: Policy) -> Iterator[Rule]:
    """Yield a rule for each clause, its verdict read off words such as "must not", "may" and "only if".

    A line that forbids or permits what its list names has none of its own: each item's rule names it.
    """
    readings = [each for each in _readings(tuple(policy.clauses.values())) if not _speaks_through_its_items(each)]
    uses = Counter(line for reading in readings for line in reading.lines)
    for reading in readings:
        own = tuple(line for line in reading.lines if uses[line] == 1)
        yield _rule(reading, own or reading.lines[-1:])


def _readings(clauses: Sequence[Clause]) -> Iterator[_Reading]:
    openings = {clause.id: _openings(clause, clauses[:index]) for index, clause in enumerate(clauses)}
    for clause in clauses:
        items = (item for item in clauses if clause in openings[item.id][:1])
        yield _Reading(clause, openings[clause.id], tuple(items))


def _openings(clause: Clause, before: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the clauses that open the lists in which a clause stands, the nearest first."""
    if not clause.opening:
        return ()
    opens = (other for other in reversed(before) if clause.opening.endswith(other.text))
    nearest = next(opens, None)
    return (nearest, *_openings(nearest, before[: before.index(nearest)])) if nearest else ()


def _speaks_through_its_items(reading: _Reading) -> bool:
    return bool(reading.items) and reading.verdict is not Verdict.INFORMATION


def _rule(reading: _Reading, lines: tuple[str, ...]) -> Rule:
    verdict, clause = reading.verdict, reading.clause
    return Rule(
        id=clause.id,
        policy=clause.policy,
        about=_about(clause),
        clauses=reading.clauses,
        authority=AUTHORITY,
        offers=(),
        says={verdict: SAYS[verdict].format(words=reading.words)},
        asked_as={verdict: lines},
        inferred=True,
    )


def _about(clause: Clause) -> str:
    """Return the heading and the first words below it."""
    first, rest = clause.text.split()[:MOST_WORDS_OF_A_NAME], clause.text.split()[MOST_WORDS_OF_A_NAME:]
    beginning = " ".join(first).rstrip(",;:") + "…" * bool(rest)
    return f"{clause.section}: {beginning}" if clause.section else beginning
