"""Reads which sentences of an account a message asks to strike: “leave out 2 and 3”, “take out the bit about lunch”."""

import re
from collections.abc import Sequence

from actions.conversation.telling.vocabulary import english, fields_named

STRIKE = re.compile(
    r"^\W*(?:(?:please|can you|could you|can we|could we|can i|actually|also|and|no|nah|wait|sorry"
    r"|hmm|i['’]d like to|i want to|i want you to|i need to|i['’]d rather you"
    r"|i['’]d rather|let['’]s|maybe|yes but|yeah but|but|ok|okay|first|just|before you send it"
    r"|hang on|hold on|one thing)[, ]+)*"
    r"(?:strike|striking|take out|leave out|delete|remove|cut|drop|scratch|cross out|get rid of|omit"
    r"|lose|erase|leave off|rub out|scrap|don['’]?t (?:send|include|pass on|say)"
    r"|do not (?:send|include)|without)\b(?: out)?\s*(?P<what>.+)$"
    r"|^\W*(?:please |can you |could you |actually |i want to )*(?:take|leave|cut|cross"
    r"|strike) (?P<what_out>.+?) out\b[.! ]*(?:please|thanks)?[.! ]*$",
    re.IGNORECASE | re.DOTALL,
)
PUT_BACK = re.compile(
    r"^\W*(?:(?:actually|no|wait|sorry|please|can you|could you|oh)[, ]+)*(?:(?:put|add|bring|leave"
    r"|keep) (?:it|that|this|them|those|the \w+(?: \w+)?|what i struck) (?:back|in)"
    r"|restore|undo|unstrike|un-strike|put back|i want (?:it|that|them) back)\b",
    re.IGNORECASE,
)
NUMBERS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
RANGE = re.compile(r"\b(\d+)\s*(?:-|–|to|through)\s*(\d+)\b")
NUMBER = re.compile(r"\b(?:(?P<digits>\d{1,2})(?:st|nd|rd|th)?|(?P<word>" + "|".join(NUMBERS) + r")|(?P<last>last))\b")
AROUND_NUMBERS = frozenset({
    "the", "a", "and", "sentence", "sentences",
    "number", "numbers", "no", "line", "lines", "bit", "part", "one", "ones",
    "of", "it", "please", "thanks", "also", "both", "too", "from", "description", "out",
})  # fmt: skip
PARTS = re.compile(
    r"\b(?:sentences?|bits?|parts?|lines?|where|about|mention(?:s|ing)?|saying|says|said)\b", re.IGNORECASE
)
STEM = 5


def asks_to_put_back(text: str) -> bool:
    """Return whether a message asks for what was struck last to be put back."""
    return PUT_BACK.match(text) is not None


def asks_to_strike(kind: str, text: str) -> str | None:
    """Return what a message asks to strike, in its own words; None where it asks for none or means a whole field."""
    found = STRIKE.match(text)
    what = (found["what"] or found["what_out"]) if found else None
    if not what or (fields_named(kind, what) and not PARTS.search(what)):
        return None
    return what if PARTS.search(what) or _only_numbers(what.lower()) else None


def places_meant(what: str, sentences: Sequence[str]) -> tuple[int, ...]:
    """Return the places, counted from 0, of the sentences that are meant; none where that is not clear."""
    words = what.lower()
    if _only_numbers(words):
        meant = {number - 1 for number in _numbers(words, len(sentences))}
        return tuple(sorted(meant)) if meant <= set(range(len(sentences))) else ()
    asked = _stems(what)
    shared = [len(asked & _stems(sentence)) for sentence in sentences]
    most = max(shared, default=0)
    return (shared.index(most),) if most and shared.count(most) == 1 else ()


def _numbers(words: str, count: int) -> set[int]:
    ranged = {number for first, last in RANGE.findall(words) for number in range(int(first), int(last) + 1)}
    single = (
        count if found["last"] else int(found["digits"] or NUMBERS[found["word"]])
        for found in NUMBER.finditer(words)
        if not _is_one(found, words)
    )
    return ranged | set(single)


def _is_one(found: re.Match[str], words: str) -> bool:
    """Return whether “one” only stands for a sentence: “the last one”."""
    return found["word"] == "one" and len(NUMBER.findall(words)) > 1


def _only_numbers(words: str) -> bool:
    rest = RANGE.sub(" ", words)
    numbered = bool(NUMBER.search(words))
    return numbered and not set(re.findall(r"[a-zāēīōū]+", NUMBER.sub(" ", rest))) - AROUND_NUMBERS


def _stems(text: str) -> set[str]:
    tokens = english()(text)
    return {
        token.lower_[:STEM]
        for token in tokens
        if token.is_alpha and not token.is_stop and not PARTS.fullmatch(token.lower_)
    }
