"""Reads what somebody wants to write to whoever opened a case: “let her know that I am on it” writes “I am on it”."""

import re

BEGINNING = r"^\W*(?:(?:please|can you|could you|would you|i want to|i'd like to|i need to|and|ok|now|just|also)\s+)*"
WHO = "complainant|reporter|person|staff member|name|report|complaint|complained|reported|asked|made it|colleague"
OPENER = rf"(?:her|him|them|(?:the|my|whoever|that|this)\s+(?:[\w'-]+\s+){{0,6}}?(?:{WHO})|[A-ZĀĒĪŌŪ][\w'ʻ-]+)"
WRITE = "(?:tell|inform|message|text|email|answer|(?:reply|write)(?: back)? to|write|respond to|answer to|say to)"
LEADS = [
    re.compile(BEGINNING + lead + r"(?P<words>.+)$", re.IGNORECASE | re.DOTALL)
    for lead in (
        rf"{WRITE}\s+{OPENER}(?:\s+(?:to say|saying|back))?(?:\s+that\b|\s*[:–—-])\s*",
        rf"tell\s+{OPENER}\s+(?!to\b)",
        rf"let\s+{OPENER}\s+know(?:\s+that\b)?\s*[:,]?\s*",
        r"(?:reply|answer|respond|write)(?: back)?(?:\s+that\b|\s*[:–—-])\s*",
        r"(?:reply|answer|respond|write)(?: back)? (?:saying|to say)(?:\s+that\b)?\s*",
    )
]
FEWEST_WORDS = 2


def reply_words(text: str) -> str | None:
    """Return the words to be written, None where only the wish to write is told."""
    said = next((found["words"].strip() for lead in LEADS if (found := lead.match(text))), "")
    return said if len(said.split()) >= FEWEST_WORDS else None
