"""Short replies that stand beside other words: “gotta run, can I finish this later?”, “yep. do it, thanks”."""

import re
from dataclasses import dataclass

from actions.conversation.telling.agreement import is_agreement
from actions.conversation.telling.reply import Reply, read_reply

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
# Whoever says one of these beside a yes has not said yes to everything.
RESERVATION = re.compile(
    r"[?{}]|\b(?:but|except|however|although|though|only|wait|actually|not|no|nah|nope|never|wrong|change|add|also|forgot"
    r"|instead|should|missing|missed|once you|when you|after you|unless|if|hold|later|stop|cancel|\w+n'?t)\b",
    re.IGNORECASE,
)
# These words speak of change or no, and mean neither.
IDIOMS = re.compile(
    r"\b(?:before i change my mind|no worries|no problem|not a problem|why not|can'?t fault it"
    r"|nothing (?:wrong|to (?:change|add))|no changes?(?: needed)?|don'?t change (?:a thing|anything))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Clause:
    """A short reply among other words, and those other words."""

    reply: Reply
    rest: str


def reply_among_words(text: str) -> Clause | None:
    """Return the first clause of a text that steers the conversation, None where none does."""
    clauses = CLAUSE.findall(text)
    for place, clause in enumerate(clauses):
        reply = read_reply(clause)
        if reply in FEWEST_WORDS and len(clause.split()) >= FEWEST_WORDS[reply]:
            return Clause(reply, "".join(clauses[:place] + clauses[place + 1 :]).strip(" ,;:"))
    return None


def assents(text: str) -> bool:
    """Return whether a text begins or ends with a yes to what was read back, and says nothing against it."""
    plain = IDIOMS.sub("", text)
    clauses = [clause for clause in CLAUSE.findall(plain) if clause.strip()]
    return bool(clauses) and not has_reservation(text) and (_agrees(clauses[0]) or _agrees(clauses[-1]))


def has_reservation(text: str) -> bool:
    """Return whether a text asks something, or says something against what was read back."""
    return RESERVATION.search(IDIOMS.sub("", text)) is not None


def _agrees(clause: str) -> bool:
    return read_reply(clause) is Reply.AFFIRM or is_agreement(clause)
