"""An answer that knows the exemption in force of the person who asks; the verdict stays what the policy says."""

from dataclasses import replace
from datetime import datetime, timezone

from actions.cases.register.register import Entry, in_force_for
from actions.conversation.answers import answer_message
from actions.conversation.days import day_in_words
from actions.conversation.message import Message
from actions.conversation.services import database
from actions.conversation.turn import Turn
from actions.conversation.wording import say
from actions.policy.answer import Answer
from actions.policy.corpus.model import Verdict
from actions.store.database import transaction

LIMITING = (Verdict.NOT_ALLOWED, Verdict.CONDITIONAL)


def personal_answer(answer: Answer, turn: Turn) -> Message:
    """Return the message for an answer, with one more line where the person has an exemption in force from its rule.

    Where it is not certain which rule is meant, or others read along, nothing is added.
    """
    message = answer_message(answer, turn.organisation)
    is_personal = not (turn.in_group or answer.readings) and answer.verdict in LIMITING
    held = _held(answer, turn) if is_personal else None
    if held is None:
        return message
    line = say("answer_exemption", reference=held.reference, day=day_in_words(held.terms.ends_on))
    exemption = {"reference": held.reference, "ends_on": held.terms.ends_on.isoformat()}
    return replace(message, text=f"{message.text}\n{line}", custom={**(message.custom or {}), "exemption": exemption})


def _held(answer: Answer, turn: Turn) -> Entry | None:
    clauses = {citation.clause for citation in answer.quotes}
    with transaction(database()) as session:
        return in_force_for(session, turn.person, clauses, turn.organisation, datetime.now(timezone.utc))
