"""Which report a first message begins, seeing who speaks: whoever has a team records breaches, nobody else does."""

import re

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
