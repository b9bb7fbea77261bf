"""Short replies that stand beside other words: “gotta run, can I finish this later?”, “who sees this? it was Jo”."""

import re
from dataclasses import dataclass

from actions.conversation.telling.reply import Reply, read_reply

SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
CLAUSE = re.compile(r"[^.,;:!?\n]+[.,;:!?\n]*")
# In fewer words these mean something else in the middle of a sentence: “hang on”, “why”.
FEWEST_WORDS = {
    Reply.LATER: 3,
    Reply.STOP: 2,
    Reply.WHY: 2,
    Reply.WHO: 3,
    Reply.WHAT_NEXT: 2,
    Reply.BACK: 2,
    Reply.RESTART: 2,
}


@dataclass(frozen=True)
class Clause:
    """A short reply among other words, and those other words."""

    reply: Reply
    rest: str


def clauses_of(text: str) -> list[str]:
    """Return the parts of a text between its marks, each with the mark behind it."""
    return [clause for clause in CLAUSE.findall(text) if clause.strip()]


def begins_with(text: str, reply: Reply) -> bool:
    """Return whether the first clause of a text is such a short reply: “actually stop, cancel all of it”."""
    return read_reply(next(iter(clauses_of(text)), "").rstrip(",;: ")) is reply


def reply_among_words(text: str) -> Clause | None:
    """Return the first clause of a text that steers the conversation, None where none does."""
    clauses = clauses_of(text)
    for place, clause in enumerate(clauses):
        reply = read_reply(clause)
        if reply in FEWEST_WORDS and len(clause.split()) >= FEWEST_WORDS[reply]:
            return Clause(reply, "".join(clauses[:place] + clauses[place + 1 :]).strip(" ,;:"))
    return None
