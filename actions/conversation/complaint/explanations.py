"""Answers what is asked about the matter itself in the middle of a complaint, from the organisation's guidance."""

import re

from actions.conversation.contacts import contacts_message
from actions.conversation.guidance import field_messages
from actions.conversation.message import Message
from actions.conversation.reporting.interruptions import Interruption
from actions.conversation.telling.clauses import SENTENCE_END
from actions.conversation.telling.vocabulary import explanations_asked
from actions.conversation.turn import Turn
from actions.conversation.wording import say

TOPIC = "harassment_complaint"
EXPLAIN = "explain"
MOST_WORDS = 20
ASKS = re.compile(
    r"\?\s*$|^\W*(?:(?:and|but|so|sorry|wait|hey|also|ok|oh|um|hmm|well"
    r"|please)[, ]+)*(?:what(?:['’]?s)?|how|which|who|where|why|explain|tell me|remind me"
    r"|can you (?:explain|tell|remind)"
    r"|could you (?:explain|tell)|i don['’]?t (?:know|understand) (?:what|the|which)"
    r"|not sure (?:what|which|how)|show me|give me|is (?:it|this|that)|does|do i|can i|would)\b",
    re.IGNORECASE,
)


def explained(turn: Turn) -> Interruption | None:
    """Return the answer to a question about harassment, the options, support or the law; the rest is still heard."""
    if pressed := turn.chosen.get(EXPLAIN):
        return Interruption(_explanation(turn, pressed))
    sentences = SENTENCE_END.split(turn.text)
    asking = {sentence: _asked(sentence) for sentence in sentences}
    topics = dict.fromkeys(name for names in asking.values() for name in names)
    if not topics:
        return None
    says = tuple(message for name in topics for message in _explanation(turn, name))
    return Interruption(says, " ".join(sentence for sentence, names in asking.items() if not names))


def _asked(sentence: str) -> tuple[str, ...]:
    is_question = len(sentence.split()) <= MOST_WORDS and ASKS.search(sentence) is not None
    return explanations_asked(TOPIC, sentence)[:1] if is_question else ()


def _explanation(turn: Turn, name: str) -> tuple[Message, ...]:
    """Return what guidance.yml holds on it; where it holds nothing, nothing is made up."""
    if messages := field_messages(turn.organisation, TOPIC, name):
        return messages
    words = say(
        "complaint_law" if name == "law" else "complaint_no_guideline", organisation=turn.organisation.short_name
    )
    return (contacts_message(turn.organisation, ("people_team",), words),)
