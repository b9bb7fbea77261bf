"""The clause that something is from: proposed by what was told, chosen among the likeliest, or told in words."""

from collections.abc import Mapping

from actions.conversation.answers import quoted
from actions.conversation.offers import EXEMPTION
from actions.conversation.services import policy_assistant
from actions.policy.limiting import clause_named, limiting_clauses

LONGEST_TITLE = 80


def likeliest_clauses(organisation: str, words: str) -> Mapping[str, str]:
    """Return the clauses that limit what the words describe, the likeliest first, each by its id with how it begins."""
    found = limiting_clauses(policy_assistant(organisation), words, EXEMPTION)
    return {citation.clause: _beginning(citation.quote) for citation in found}


def clause_in(organisation: str, words: str) -> str | None:
    """Return the id of the clause that the words name or describe, None where they do neither."""
    if named := clause_named(policy_assistant(organisation), words):
        return named.clause
    return next(iter(likeliest_clauses(organisation, words)), None)


def clause_in_words(organisation: str, clause: str) -> str:
    """Return a clause as it stands in the policy, or its id where the policies hold no such clause."""
    named = clause_named(policy_assistant(organisation), clause)
    return quoted([named]) if named else clause


def _beginning(words: str) -> str:
    return words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"
