"""Which words of an account tell the reason: those that patterns find, or the part that was learned to tell one."""

import re
from collections.abc import Iterable

from actions.cases.kinds import Kind
from actions.conversation.telling.account.parts import Part, parts_of
from actions.conversation.telling.clauses import SENTENCE_END

BUSINESS_NEED, ACTIVITY = "business_need", "activity"
SURE, SURE_ALONE = 0.9, 0.97
# A part that is only a little longer has but “because of” before the reason.
FEWEST_WORDS_MORE = 6
# “So the desk can use TeamViewer” may be why, or what is wished.
SO = re.compile(r"\bso(?: that)?\s*$", re.IGNORECASE)


def reason_told(kind: Kind, text: str, by_patterns: str | None) -> str | None:
    """Return the reason that a text gives, None where it is in doubt whether it gives one."""
    parts = parts_of(kind.kind, text)
    surest = next((part for part in parts if part.field == BUSINESS_NEED), None)
    if surest and by_patterns and surest.probability >= SURE and _overlap(surest.words, by_patterns):
        tells_more = len(surest.words.split()) >= len(by_patterns.split()) + FEWEST_WORDS_MORE
        return surest.words if tells_more else by_patterns
    if by_patterns and not _may_be_the_wish(text, by_patterns, parts):
        return by_patterns
    return _whole(kind, text, surest.words) if surest and surest.probability >= SURE_ALONE else None


def _overlap(first: str, second: str) -> bool:
    return first in second or second in first


def _may_be_the_wish(text: str, by_patterns: str, parts: Iterable[Part]) -> bool:
    """Return whether words stand behind “so” where nothing was told before of what is to be done."""
    before = text[: text.find(by_patterns)]
    return SO.search(before) is not None and not any(part.field == ACTIVITY and part.words in before for part in parts)


def _whole(kind: Kind, text: str, words: str) -> str:
    """Return the sentence that the words stand in, unless it also tells what is to be done."""
    sentence = next((each for each in SENTENCE_END.split(text) if words in each), words)
    tells_more = any(part.field == ACTIVITY and part.words in sentence for part in parts_of(kind.kind, text))
    return words if tells_more else sentence.strip(" .")
