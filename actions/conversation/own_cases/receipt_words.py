"""How people speak of the receipt of a complaint that they made without their name."""

import re

RECEIPT = re.compile(
    r"\b(?:receipts?|(?:seven|7)[ -]words?|pass ?phrase|secret words?|code ?words?"
    r"|(?:anonymous(?:ly)?|without (?:my|giving my|a) name|kept my name out)\b.*\b(?:complain\w*|report\w*|case|one)"
    r"|(?:complain\w*|report\w*|case|one)\b.*\b(?:anonymous(?:ly)?|without (?:my|giving my|a) name))\b",
    re.IGNORECASE,
)
LOST = re.compile(
    r"\b(?:lost|forgot|forgotten|misplaced|deleted|threw|(?:can'?t|cannot|couldn'?t|could not) (?:find|remember|recall)"
    r"|(?:don'?t|do not|didn'?t|never|no longer) (?:have|got|get|keep|kept|write|wrote|save|saved|remember)"
    r"|haven'?t got)\b",
    re.IGNORECASE,
)
MENTION = re.compile(r"\b(?:receipts?|(?:seven|7|the|those|my) words|pass ?phrase|code ?words?)\b", re.IGNORECASE)


def speaks_of_receipt(text: str) -> bool:
    """Return whether somebody speaks of a receipt, or of a complaint without their name."""
    return RECEIPT.search(text) is not None


def has_lost_receipt(text: str) -> bool:
    """Return whether somebody tells that they no longer have the receipt."""
    return MENTION.search(text) is not None and LOST.search(text) is not None
