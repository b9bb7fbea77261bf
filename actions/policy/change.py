"""What a change of circumstance makes of an answer: “what about on my own phone?”."""

from dataclasses import replace

from actions.policy.answer import Answer, Reading
from actions.policy.corpus.model import RULE_VERDICTS, Verdict
from actions.policy.decision import MOST_READINGS, is_stricter

# A question and a change put together are asked as nobody asks, so that a laxer answer needs more than the usual lead.
SURE_OF_A_LAXER_ANSWER = 0.95


def weighed(after: Answer, before: Answer) -> Answer:
    """Return the answer to a question asked again with a change, where `before` was told without it.

    Where all that may be meant now is laxer and it is not sure, what was told is offered too, the strictest first; a
    change that leads out of scope settles nothing.
    """
    if after.verdict is Verdict.OUT_OF_SCOPE and not after.readings:
        return replace(after, verdict=Verdict.NOT_COVERED, authority=before.authority, citations=before.citations)
    meant = after.readings or ((_as_reading(after),) if after.citations else ())
    settled = [reading for reading in meant if reading.verdict in RULE_VERDICTS]
    is_sure = not after.readings and after.confidence >= SURE_OF_A_LAXER_ANSWER
    if is_sure or not settled or not all(_is_laxer(reading.verdict, before.verdict) for reading in settled):
        return after
    return replace(after, readings=(_as_reading(before), *settled[: MOST_READINGS - 1]))


def _is_laxer(verdict: Verdict, told: Verdict) -> bool:
    return told in RULE_VERDICTS and is_stricter(told, verdict)


def _as_reading(answer: Answer) -> Reading:
    return Reading(answer.matter, answer.about, answer.says, answer.verdict, answer.citations[0])
