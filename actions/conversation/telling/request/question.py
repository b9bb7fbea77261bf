"""Tells a question whether something may be done from a request for leave to do it."""

import re

ASKS_WHETHER = re.compile(
    r"^\W*(?:(?:kia ora|hi|hey|hello|so|ok|okay|and|but)\W+)?"
    r"(?:(?:can|could|may|might)\s+(?:i|we)|(?:am i|are we)\s+allowed\s+to|is it (?:ok|okay|allowed|fine) to)\s+"
    r"(?!(?:please|pls|get|have|be|apply|ask|put in|request|renew|extend|roll|arrange|seek)\b)[^.!?;\n]+\?\W*$",
    re.IGNORECASE,
)


def asks_whether(text: str) -> bool:
    """Return whether a text is one question whether something may be done, and asks for no leave."""
    return ASKS_WHETHER.match(text) is not None
