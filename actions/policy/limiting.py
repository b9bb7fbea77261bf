"""Which clauses stand in the way of what somebody wants to do: where an exemption would be from."""

import re
from collections.abc import Iterator

from actions.policy.answer import Citation
from actions.policy.approval import names_an_exemption
from actions.policy.assistant import HAS_A_WORD, PolicyAssistant, cleaned
from actions.policy.corpus.model import Rule, Verdict
from actions.policy.ranking import Candidate

# The ranker knows questions, so “I need an exemption to use …” is ranked as “can I use …”.
REQUEST = re.compile(
    r"^.*?\b(?:exemption|exception|dispensation|waiver|leave|permission|approval)\b(?:\s+from\b[^.;]*?)?\s+to\s+(?=\w)",
    re.IGNORECASE,
)
QUESTION = "can I "
LIMITING = frozenset({Verdict.NOT_ALLOWED, Verdict.CONDITIONAL})
MOST_CLAUSES = 3


def limiting_clauses(assistant: PolicyAssistant, text: str, offer: str) -> tuple[Citation, ...]:
    """Return the clause of each rule that most probably limits what a text describes, the likeliest first.

    Only rules from which `offer` may be opened count, and none that tells how to ask for it; none for a text without
    words.
    """
    said = REQUEST.sub(QUESTION, cleaned(text))
    if not HAS_A_WORD.search(said):
        return ()
    likeliest: dict[str, str] = {}
    for rule, verdict in _limiting(assistant, assistant.rank(said), offer):
        likeliest.setdefault(rule.key, f"{rule.policy}/{rule.clauses_for(verdict)[0]}")
    return tuple(assistant.citation(clause) for clause in list(likeliest.values())[:MOST_CLAUSES])


def clause_named(assistant: PolicyAssistant, clause: str) -> Citation | None:
    """Return the clause that has this id, None where there is none."""
    found = (each for each in assistant.corpus.clauses() if each.id == clause.strip())
    return next((assistant.citation(f"{each.policy}/{each.id}") for each in found), None)


def _limiting(assistant: PolicyAssistant, ranked: list[Candidate], offer: str) -> Iterator[tuple[Rule, Verdict]]:
    for candidate in ranked:
        rule = assistant.corpus.rules.get(candidate.matter)
        is_limiting = rule is not None and candidate.verdict in LIMITING and offer in rule.offers
        if rule is not None and is_limiting and not names_an_exemption(rule.about):
            yield rule, candidate.verdict
