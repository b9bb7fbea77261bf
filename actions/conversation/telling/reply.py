"""Tells short replies ("yep", "skip", "why do you need that?") from content."""

from enum import Enum
from pathlib import Path

from actions.conversation.telling.phrases import lists_in, words_of

REPLIES_FILE = Path(__file__).with_name("replies.yml")
FILLERS = "fillers"
POLITENESS = "politeness"
MOST_WORDS = 20


class Reply(str, Enum):
    """What a short reply does in a form."""

    AFFIRM = "affirm"
    DENY = "deny"
    STOP = "stop"
    SKIP = "skip"
    NOT_KNOWN = "not_known"
    WHY = "why"
    WHO = "who"
    WHAT_NEXT = "what_next"
    BACK = "back"
    RESTART = "restart"
    LATER = "later"
    AGAIN = "again"
    RESUME = "resume"
    KEEP = "keep"
    HELP = "help"


YES_OR_NO = frozenset({Reply.AFFIRM, Reply.DENY})


def read_reply(text: str) -> Reply | None:
    """Return what the whole message is as a short reply, None where it is anything else.

    Mere politeness (“hi”, “thanks”) is a wish to go on.
    """
    if not 0 < len(words_of(text)) <= MOST_WORDS:
        return None
    lists = lists_in(text, REPLIES_FILE)
    if lists is None:
        return None
    replies = {Reply(name) for name in lists if name not in (FILLERS, POLITENESS)}
    decided = replies - YES_OR_NO or replies or ({Reply.RESUME} if POLITENESS in lists else set())
    return decided.pop() if len(decided) == 1 else None
