"""Reads from whom something came."""

import re

from actions.conversation.telling.vocabulary import read_value

UNKNOWN = "unknown"
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE_NUMBER = re.compile(r"(?<![\d:./-])\+?\d[\d ]{6,14}\d(?![\d:/-])")
NAME = r"(?:[A-ZĀĒĪŌŪ][\wāēīōūĀĒĪŌŪ'’-]+)(?: (?:[A-ZĀĒĪŌŪ][\wāēīōūĀĒĪŌŪ'’-]+|from [A-Z]\w+)){0,3}"
SENT_BY_NAME = re.compile(
    rf"\b(?:from|by) (?P<name>{NAME})"
    rf"|(?P<subject>{NAME}) (?:just )?(?:sent|emailed|e-mailed|texted|messaged|forwarded|left)\b"
)
SENT_BY_ROLE = re.compile(
    r"\b(?:from |by )?(?P<role>(?:a|an|one of|my|our|some|the) (?:\w+ ){0,2}?"
    r"(?:colleague|coworker|co-worker|workmate|boss|manager|team leader|director|supplier|vendor|customer|client|"
    r"principal|teacher|parent|lawyer|provider|contractor|stakeholder|journalist|ex|friend|mate|school|advisor|analyst|suppliers|customers))\b",
    re.IGNORECASE,
)
# Words that begin a sentence with a capital letter or name a thing, and are nobody's name.
NOT_A_NAME = re.compile(
    r"^(?:I|I'm|It|This|That|Someone|Somebody|They|He|She|We|Who|Just|Got|The|An?|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday|Teams|Outlook|Facebook|Instagram|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def read_sender(text: str) -> str | None:
    """Return an address, a number, a name or a role told as the sender, `unknown` when that is told, else None."""
    for pattern in (ADDRESS, PHONE_NUMBER):
        if found := pattern.search(text):
            return found[0].strip()
    for found in SENT_BY_NAME.finditer(text):
        name = found["name"] or found["subject"]
        if not NOT_A_NAME.match(name):
            return name
    if read_value("inappropriate_material", "sender_known", text) == "no":
        return UNKNOWN
    role = SENT_BY_ROLE.search(text)
    return role["role"] if role else None
