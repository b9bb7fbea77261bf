"""Tells a yes to what was read back, in whatever words ("yasss perfect", "yep. do it, thanks"), from what says more."""

import re
from pathlib import Path

from actions.conversation.telling.clauses import clauses_of
from actions.conversation.telling.phrases import lists_in, words_of
from actions.conversation.telling.reply import Reply, read_reply

AGREEMENT_FILE = Path(__file__).with_name("agreement.yml")
AGREES = "agrees"
MOST_WORDS = 20
# “Sad but so, send it” sends it.
MOST_WORDS_BEFORE_A_YES, BUT = 8, "but "
DRAWN_OUT = re.compile(r"(\w)\1{2,}")
# Whoever says one of these beside a yes has not said yes to everything.
RESERVATION = re.compile(
    r"[?{}]|\b(?:but|except|however|although|though|only|wait|actually|not|no|nah|nope|never|wrong|change|add|also|forgot"
    r"|instead|should|missing|missed|once you|when you|after you|unless|if|hold|later|stop|cancel|\w+n['’]t"
    r"|(?:do|does|did|is|was|are|were|have|has|had|would|could|should|ca|wo|need)nt)\b",
    re.IGNORECASE,
)
# These words speak of change or no, and mean neither.
IDIOMS = re.compile(
    r"\b(?:(?:please )?don['’]?t (?:be (?:mad|angry|cross|upset|hard|too)|judge|worry|hate|laugh|mind|mention it)"
    r"(?: (?:at|with|on))?(?: me)?"
    r"|ye(?:ah|p|s) nah|before i change my mind|no worries|no problem|not a problem|why not|can'?t fault it"
    r"|nothing (?:wrong|to (?:change|add))|no changes?(?: needed)?|don'?t change (?:a thing|anything))\b",
    re.IGNORECASE,
)


def agrees(text: str) -> bool:
    """Return whether a text is a yes, or begins or ends with one and says nothing against it."""
    clauses = clauses_of(IDIOMS.sub("", text))
    is_marked = bool(clauses) and not has_reservation(text)
    is_short = len(words_of(text)) <= MOST_WORDS_BEFORE_A_YES
    ends_in_a_yes = is_marked or (is_short and not has_reservation(text.replace(BUT, "")))
    return (
        is_agreement(text)
        or (is_marked and _is_yes(clauses[0]))
        or (bool(clauses) and ends_in_a_yes and _is_yes(clauses[-1]))
    )


def is_agreement(text: str) -> bool:
    """Return whether a text agrees to what was read back, and does nothing else; a question never does."""
    said = DRAWN_OUT.sub(r"\1", text)
    is_short = len(words_of(said)) <= MOST_WORDS
    return is_short and "?" not in said and AGREES in (lists_in(said, AGREEMENT_FILE) or [])


def has_reservation(text: str) -> bool:
    """Return whether a text asks something, or says something against what was read back."""
    return RESERVATION.search(IDIOMS.sub("", text)) is not None


def _is_yes(clause: str) -> bool:
    return read_reply(clause) is Reply.AFFIRM or is_agreement(clause)
