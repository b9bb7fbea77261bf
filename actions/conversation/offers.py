"""What can be done from an answer: the cases that may be opened there and then."""

from actions.conversation.message import Button
from actions.conversation.wording import say
from actions.policy.answer import Answer
from actions.policy.approval import names_an_exemption
from actions.policy.corpus.model import Condition, Verdict

EXEMPTION = "exemption_request"
BREACH = "breach"
# The topics that are not called as the kind of case is.
TOPICS = {BREACH: "breach_guidance"}


def offer_buttons(answer: Answer) -> tuple[Button, ...]:
    """Return the buttons of the cases that the rule offers and that help with such an answer."""
    return tuple(
        Button(say(f"offer_{kind}"), TOPICS.get(kind, kind), clause_carried(answer) if kind == EXEMPTION else {})
        for kind in answer.offers
        if _helps(kind, answer)
    )


def clause_carried(answer: Answer) -> dict[str, str]:
    """Return the clause that an exemption would be from, with its rule; none where the rule is about exemptions."""
    forbids = EXEMPTION in answer.offers and answer.verdict in (Verdict.NOT_ALLOWED, Verdict.CONDITIONAL)
    if not forbids or not answer.quotes or names_an_exemption(answer.about):
        return {}
    return {"clause": answer.quotes[0].clause, "matter": answer.matter}


def _helps(kind: str, answer: Answer) -> bool:
    if kind == BREACH:
        return answer.verdict is Verdict.NOT_ALLOWED
    if kind == EXEMPTION and answer.verdict is Verdict.CONDITIONAL:
        return any(map(_hangs_on_an_exemption, answer.conditions))
    return kind != EXEMPTION or answer.verdict is not Verdict.ALLOWED


def _hangs_on_an_exemption(condition: Condition) -> bool:
    return any(names_an_exemption(words) for words in (condition.ask, *(each.answer for each in condition.answers)))
