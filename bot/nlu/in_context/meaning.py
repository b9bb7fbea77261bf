"""Understands a message in the light of the last answer: what is typed then may mean what a button would."""

import json
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT

from bot.nlu.in_context.choice import choice_in
from bot.nlu.in_context.choice_words import is_mere_doubt
from bot.nlu.in_context.follow_up import REPORTS, follow_up_in
from bot.nlu.in_context.last_answer import CHOICE, LastAnswer, last_answer

MEANT = "meant"
BUTTON = "/"
FOLLOW_UP = "/follow_up"
# What a detector is certain of, danger and a receipt, is no word on an answer.
DETECTED = frozenset({"emergency", "case_status"})
CERTAIN = 1.0
SURE_OF_A_REPORT = 0.8
# What is said where a choice is offered and names none of it: the question is asked once more.
NO_ANSWER = frozenset({"affirm", "deny", "skip", "nlu_fallback", "why_asked", None})

Parsed = dict[str, Any]


def in_context(parsed: Parsed, tracker: DialogueStateTracker) -> Parsed:
    """Return what Rasa understood, or, where the message belongs to the last answer, what it means there.

    `meant` then holds the payload of the button that would have said the same, `/follow_up{"kind": "wording"}`.
    """
    text = parsed.get(TEXT) or ""
    answer = None if not text or text.startswith(BUTTON) or _is_detected(parsed) else last_answer(tracker)
    payload = _payload(text, parsed, answer) if answer else None
    if payload is None:
        return parsed
    intent = payload.partition("{")[0].removeprefix(BUTTON)
    return {**parsed, INTENT: {INTENT_NAME_KEY: intent, PREDICTED_CONFIDENCE_KEY: CERTAIN}, MEANT: payload}


def _is_detected(parsed: Parsed) -> bool:
    return _topic(parsed) in DETECTED and _confidence(parsed) >= CERTAIN


def _payload(text: str, parsed: Parsed, answer: LastAnswer) -> str | None:
    topic, confidence = _topic(parsed), _confidence(parsed)
    if answer.titles:
        of_a_report = topic in REPORTS and confidence >= SURE_OF_A_REPORT
        chosen = choice_in(text, answer.asks, answer.titles, of_a_report=of_a_report)
        if chosen is not None:
            return answer.payloads[chosen]
        if is_mere_doubt(text):
            return CHOICE
    kind = follow_up_in(text, topic or "", confidence)
    if kind:
        return f"{FOLLOW_UP}{json.dumps({'kind': kind})}"
    return CHOICE if answer.titles and topic in NO_ANSWER else None


def _topic(parsed: Parsed) -> str | None:
    name: str | None = parsed[INTENT][INTENT_NAME_KEY]
    return name


def _confidence(parsed: Parsed) -> float:
    return float(parsed[INTENT][PREDICTED_CONFIDENCE_KEY])
