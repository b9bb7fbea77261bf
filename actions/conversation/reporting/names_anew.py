"""People told before who are named more exactly, or taken off a list: "it was Tobias Marsden", "take Mele off"."""

import re
from difflib import SequenceMatcher

from actions.conversation.telling.names import CAPITALISED, NAME

# “It was Tobias Marsden, to give him his full name.”
IT_WAS = re.compile(
    rf"^\W*(?i:(?:oh|sorry|actually|wait|no|hang on|it turns out|turns out)\b[,. ]*)*"
    rf"(?i:(?:it|that|he|she|they)(?:['’]s|['’]re| is| was| are| were| should be)(?: (?:actually|really|called))*"
    r"|(?:his|her|their|the) (?:\w+ )?(?:sur)?name(?:['’]s| is| was| should be)"
    r"(?: (?:actually|really|spelt|spelled))*)"
    rf" (?P<name>{NAME})(?=\W*$|[,.;!]| (?:from|in|at|with|not|to)\b)"
)
# “His surname is spelt Okely”, “Marsdon with an o”.
SPELT = re.compile(rf"\b(?i:spelt|spelled|spells (?:it|his name|her name))(?: (?i:like|as))?\W+(?P<name>{NAME})")
WITH_LETTERS = re.compile(
    rf"(?P<name>{CAPITALISED}),? (?i:with (?:an? |one |two |no |a double ?)['\"]?\w{{1,2}}\b|without)"
)
# “Can you take Mele off, she doesn't want to be involved.”
TAKEN_OFF = re.compile(
    rf"\b(?i:take|leave|cross|strike|remove|drop|delete|scratch|keep) (?P<name>{NAME})"
    rf"(?= (?i:off|out|from)\b|['’]s name|\W*$|[,.;!]| (?i:please|pls|as)\b)"
)
BETWEEN = r"(?:\s*(?:,|&|\+|;|\band\b|\bplus\b)\s*)+"
SIMILAR = 0.6


def named_anew(held: str, text: str) -> str | None:
    """Return words told before with somebody in them as a text names them more exactly, None where it does not.

    Only who is alike is meant: a part of the name is the same, or nearly spelt so.
    """
    found = SPELT.search(text) or IT_WAS.match(text) or WITH_LETTERS.search(text)
    if found is None:
        return None
    parts, told = held.split(), found["name"].split()
    is_whole = len(told) > 1
    if is_whole and len(parts) > 1 and set(parts) & set(told) and set(told) - set(parts):
        return re.sub(rf"{NAME}", lambda name: found["name"] if _shares(name[0], told) else name[0], held)
    alike = max(parts, key=lambda part: _likeness(part, told[0]), default="") if not is_whole else ""
    return held.replace(alike, told[0]) if alike and SIMILAR <= _likeness(alike, told[0]) < 1 else None


def without_person(held: str, text: str) -> str | None:
    """Return a list of people without the one whom a text takes off it, empty where nobody is left, None for others."""
    found = TAKEN_OFF.search(text)
    if found is None or found["name"] not in held:
        return None
    name = re.escape(found["name"])
    left = re.sub(rf"(?:{BETWEEN})?\b{name}\b(?: {CAPITALISED})?", "", held, count=1)
    return re.sub(rf"^{BETWEEN}", "", left).strip()


def _shares(name: str, told: list[str]) -> bool:
    return bool(set(name.split()) & set(told))


def _likeness(part: str, told: str) -> float:
    return SequenceMatcher(None, part.lower(), told.lower()).ratio()
