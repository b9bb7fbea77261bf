"""Tells a yes in many words ("yasss perfect", "chur, send it off") from what says more than yes."""

import re
from pathlib import Path

from actions.conversation.telling.phrases import lists_in, words_of

AGREEMENT_FILE = Path(__file__).with_name("agreement.yml")
AGREES = "agrees"
MOST_WORDS = 20
DRAWN_OUT = re.compile(r"(\w)\1{2,}")


def is_agreement(text: str) -> bool:
    """Return whether a text agrees to what was read back, and does nothing else; a question never does."""
    said = DRAWN_OUT.sub(r"\1", text)
    is_short = len(words_of(said)) <= MOST_WORDS
    return is_short and "?" not in said and AGREES in (lists_in(said, AGREEMENT_FILE) or [])
