"""Finds the words of a receipt in a text: seven words of the EFF's large word list in a row."""

import re
from functools import cache
from itertools import groupby

from xkcdpass.xkcd_password import generate_wordlist

NUMBER_OF_WORDS = 7
# A message of about that length that is nothing but such words, one or two of them misspelt, was meant as one.
LENGTHS_WITH_A_SLIP = range(6, 9)
FEWEST_KNOWN_WORDS = 5
WORD = re.compile(r"[^\W\d_]+")
LEAD = re.compile(
    r"^.*?\b(?:receipts?|words|passphrase|codeword)\b(?:\W+(?:is|are|was|it's|says|here|for|my|the|complaint))*\W+",
    re.IGNORECASE | re.DOTALL,
)


def passphrase_in(text: str) -> str | None:
    """Return the words of a receipt that stand in a text, parted by spaces; None where there are none.

    Words that only look like a receipt, since one of them is misspelt or left out, are one too.
    """
    said = WORD.findall(text.casefold())
    runs = (list(run) for is_known, run in groupby(said, key=_words().__contains__) if is_known)
    whole = next((run for run in runs if len(run) >= NUMBER_OF_WORDS), None)
    # Words of the list may well lead to a receipt: “I wrote down …”.
    return " ".join(whole[-NUMBER_OF_WORDS:]) if whole else _with_a_slip(WORD.findall(LEAD.sub("", text.casefold())))


def _with_a_slip(said: list[str]) -> str | None:
    known = sum(word in _words() for word in said)
    return " ".join(said) if len(said) in LENGTHS_WITH_A_SLIP and known >= FEWEST_KNOWN_WORDS else None


@cache
def _words() -> frozenset[str]:
    return frozenset(generate_wordlist("eff-long", min_length=3, max_length=9, valid_chars="[a-z]"))
