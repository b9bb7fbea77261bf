"""Rules read off a policy's own words, for a policy that has no rules file yet."""

from collections.abc import Iterator

from actions.policy.corpus.model import Clause, Policy, Rule, Verdict
from actions.policy.language import deontic_verdict, sentences

SAYS = {
    Verdict.ALLOWED: "As I read it, this is permitted.",
    Verdict.NOT_ALLOWED: "As I read it, this is not permitted.",
    Verdict.CONDITIONAL: "As I read it, this depends on a condition in the policy.",
    Verdict.INFORMATION: "This is what the policy says about it.",
}


def infer_rules(policy: Policy) -> Iterator[Rule]:
    """Yield a rule for each clause, its verdict read off words such as "must not", "may" and "only if"."""
    for clause in policy.clauses.values():
        yield _rule(clause)


def _rule(clause: Clause) -> Rule:
    verdict = deontic_verdict(_in_context(clause)) or Verdict.INFORMATION
    return Rule(
        id=clause.id,
        policy=clause.policy,
        about=clause.section or clause.text[:60],
        clauses=(clause.id,),
        authority="manager",
        offers=(),
        says={verdict: SAYS[verdict]},
        asked_as={verdict: (clause.text,)},
        inferred=True,
    )


def _in_context(clause: Clause) -> str:
    """Return the clause after its heading and the sentence that opens its list, which may forbid or permit it."""
    opening = sentences(clause.opening)[-1:]
    return " ".join([f"{clause.section}.", *opening, clause.text])
