"""Which report a first message begins, seeing who speaks: whoever has a team records breaches, nobody else does."""

import re
from collections.abc import Iterable
from typing import Any

from rasa_sdk import Tracker

from actions.cases.kinds import kind_named
from actions.conversation.reporting.other_matters import TOPICS
from actions.conversation.team import may_open_kind
from actions.conversation.turn import Turn

BREACH, BREACH_KIND = "breach_guidance", "breach"
# Whoever was harassed may have a team too: a complaint is never turned into a record about somebody.
COMPLAINT = "harassment_complaint"
# How much likelier a breach is with somebody who may record one, and how much less with everybody else, than words
# alone tell. Chosen on the first messages of written conversations.
WITH_A_TEAM, WITHOUT_A_TEAM = 10.0, 0.1
# Whoever calls it harassment complains of it, though it came by text.
# Where the words that began a report left doubt, and told nothing yet, what happened tells better which one it is.
SURELY_BEGUN, SURELY_TOLD = 0.85, 0.9
HARASSMENT, CALLED_HARASSMENT = re.compile(r"\b(?:harass|bull(?:y|ied))", re.IGNORECASE), 10.0


def topic_begun(turn: Turn, tracker: Tracker) -> str:
    """Return the topic that a first message most probably begins; what was pressed begins what it names."""
    ranking: dict[str, float] = {
        each["name"]: each["confidence"] for each in tracker.latest_message.get("intent_ranking") or ()
    }
    is_weighed = bool(turn.text) and turn.intent != COMPLAINT and BREACH in ranking
    if not is_weighed or max(ranking, key=ranking.__getitem__) != turn.intent:
        return turn.intent
    ranking[BREACH] *= WITH_A_TEAM if may_open_kind(turn.person, kind_named(BREACH_KIND)) else WITHOUT_A_TEAM
    if HARASSMENT.search(turn.text):
        ranking[COMPLAINT] = ranking.get(COMPLAINT, 0.0) * CALLED_HARASSMENT
    return max((topic for topic in ranking if topic in TOPICS), key=ranking.__getitem__)


def is_told_of_another(turn: Turn, tracker: Tracker, topic: str, form: str) -> bool:
    """Return whether what happened surely belongs to another report than the doubtful words that began this one."""
    # What somebody in the team did sounds like whatever they did it with.
    is_sure = bool(turn.text) and turn.intent in TOPICS and turn.confidence >= SURELY_TOLD and topic != BREACH
    told = topic_begun(turn, tracker) if is_sure else topic
    return told in TOPICS and told != topic and _confidence_begun(tracker.events, form) < SURELY_BEGUN


def _confidence_begun(events: Iterable[dict[str, Any]], form: str) -> float:
    """Return how sure the topic was of the message that began a form; 1 where none is remembered."""
    heard = begun = 1.0
    for event in events:
        if event["event"] == "user":
            heard = (event.get("parse_data") or {}).get("intent", {}).get(
                "confidence"
            ) or 1.0  # forgotten with a report
        elif event["event"] == "active_loop" and event["name"] == form:
            begun = heard
    return begun
