"""The words of a document, freed from what only its layout put between them."""

import re
from functools import lru_cache

from spacy.lookups import load_lookups
from spacy.strings import get_string_id

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
ENCODINGS = ("utf-8-sig", "cp1252")
# The soft hyphen, which shows only where a line breaks, and characters without any width.
UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
BROKEN_WORD = re.compile(r"(\w+)[-‐]$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
TABLES = ("lemma_lookup", "lemma_index")


def decoded(content: bytes) -> str | None:
    """Return the text of a file in UTF-8, UTF-16 or Windows' Western encoding; None where it is none of these."""
    encodings = ("utf-16",) if content.startswith(UTF_16) else ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if CONTROL.search(text) else text
    return None


def visible(text: str) -> str:
    """Return the text without characters that nobody sees, with every run of white space made one blank."""
    return " ".join(UNSEEN.sub("", text).split())


def joined(before: str, after: str, elsewhere: frozenset[str]) -> str:
    """Return two lines as one; a word broken between them is made whole where it is written so elsewhere, or known."""
    broken, rest = BROKEN_WORD.search(before), FIRST_WORD.match(after)
    if before.endswith("\u00ad"):
        return before[:-1] + after
    if not broken or not rest or not after[:1].islower():
        return f"{before} {after}"
    whole = (broken.group(1) + rest.group()).lower()
    hyphenated = f"{broken.group(1)}-{rest.group()}".lower()
    if hyphenated not in elsewhere and (whole in elsewhere or is_known(whole)):
        return before[:-1] + after
    return before + after


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, those with a hyphen inside as one."""
    return frozenset(re.findall(r"\w+(?:-\w+)*", text.lower()))


def is_known(word: str) -> bool:
    """Return whether spaCy's English word lists have a lower-case word."""
    return get_string_id(word) in _known_words()


@lru_cache(maxsize=1)
def _known_words() -> frozenset[int]:
    tables = load_lookups("en", TABLES)
    forms = tables.get_table("lemma_lookup")
    bases = [base for part_of_speech in tables.get_table("lemma_index").values() for base in part_of_speech]
    return frozenset([*forms, *map(get_string_id, [*forms.values(), *bases])])
