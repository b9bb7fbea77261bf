"""Which value of a closed field an answer means, as learned from answers by several hands (`lines/`).

“No need to hide my name” answers whether it is to be kept out, and no list of words would tell how.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from actions.conversation.telling.hands import read_hands
from actions.policy.personal_details.vocabulary import is_known
from understanding import TextClassifier, kept_classifier, sentence_encoder

LINES = Path(__file__).with_name("lines")
KEPT = Path("models/telling/answers")
NO_ANSWER = "none"
# Chosen with each hand's lines judged by the other's: right 75 %, wrong 11 %; by words alone 55 and 13 % (n = 3,573).
WORDS_COUNT, SURE, LIKELY = 30, 0.7, 0.6
# Fewer may be anything that was typed by chance.
FEWEST_WORDS_OF_A_LIKELY_ANSWER = 4
# “Not formal” and “anyone but my manager” rule something out, which is no choice yet.
# “No, no information was involved”, “No, I did not”.
NO_AND_NO = re.compile(
    r"(?:^\W*|\b(?:and|but|so),? )(?:no|nah|nope)\b\W+"
    r"(?:(?:i|we|it|he|she|they|there|that)\b ?)?(?:\w+ )?(?:\w+n['’]?t|no|not|none|nothing)\b",
    re.IGNORECASE,
)
# “No, that's fine” says no, whatever is asked.
NO_AND_FINE = re.compile(
    r"\W*(?:no|nah|nope)\W+(?:(?:that|it)(?:['’]?s| is) )?(?:fine|ok(?:ay)?|all good|good|thanks|thank you)\W*",
    re.IGNORECASE,
)
RULING_OUT = re.compile(
    r"(?:i (?:do not|don['’]?t) want (?:it |this )?(?:to (?:go to|be) )?|(?:just )?not |no "
    r"|any(?:one|body|thing) (?:but|except) )"
    r"(?:(?:an?|my|the|to) )*\w+(?: \w+){0,2}",
    re.IGNORECASE,
)
# Only of the name people say “no, I don't want it on there” and mean yes.
NAMELESS = "anonymous"
WORD = re.compile(r"[^\W\d_]{2,}")
NEGATION = re.compile(r"\b(?:not|no|never|but|except|\w+n['’]?t)\b", re.IGNORECASE)
CERTAIN, SURE_OF_ANOTHER = 0.95, 0.9
# What is none of the rest may also be no answer at all.
OTHER = "other"
# In so few words nothing is turned round: right 92 % (n = 690).
MOST_WORDS_OF_A_PLAIN_ANSWER = 5


def fit_classifiers() -> None:
    """Fit the classifier of every field that has lines, where they have changed."""
    for kind, field in _lines():
        _classifier(kind, field)


def has_lines_for(kind: str, field: str) -> bool:
    """Return whether answers to this field were learned from."""
    return (kind, field) in _lines()


def read_closed_answer(
    kind: str, field: str, text: str, by_its_words: str | None, *, tells_another: bool = False
) -> str | None:
    """Return the value that an answer means, None where that is not clear.

    `by_its_words` is the value that the words alone point to, if any; `tells_another`: they tell another field.
    """
    if by_its_words and (len(text.split()) <= MOST_WORDS_OF_A_PLAIN_ANSWER or _names(text, by_its_words)):
        return by_its_words
    if by_its_words == "no" and field != NAMELESS and NO_AND_NO.search(text):
        return by_its_words
    if not _has_a_known_word(text):
        return None
    ranked = dict(_classifier(kind, field).rank(text))
    if by_its_words in ranked:
        ranked[by_its_words] *= WORDS_COUNT
    value = max(ranked, key=lambda each: ranked[each])
    is_doubtful = by_its_words is None and (tells_another or value == OTHER or NEGATION.search(text) is not None)
    is_sure = ranked[value] >= (CERTAIN if is_doubtful else SURE) * sum(ranked.values())
    return value if is_sure and value != NO_ANSWER and not _only_rules_out(text, value) else None


def likeliest_answer(kind: str, field: str, text: str) -> str | None:
    """Return the value that an answer more likely than not means, None where none does or nothing was learned."""
    if not has_lines_for(kind, field) or len(text.split()) < FEWEST_WORDS_OF_A_LIKELY_ANSWER:
        return None
    value, probability = _classifier(kind, field).rank(text)[0]
    return value if probability >= LIKELY and value not in (NO_ANSWER, OTHER) else None


def means_otherwise(kind: str, field: str, text: str, value: str) -> bool:
    """Return whether an answer that begins with a value means another: “no, I don't want my name on it”."""
    if value == "no" and ((field != NAMELESS and NO_AND_NO.search(text)) or NO_AND_FINE.fullmatch(text)):
        return False
    meant, probability = _classifier(kind, field).rank(text)[0]
    return meant not in (value, NO_ANSWER) and probability >= SURE_OF_ANOTHER


def _only_rules_out(text: str, value: str) -> bool:
    """Return whether a text does nothing but rule out what it names."""
    return RULING_OUT.fullmatch(text.strip(" .!")) is not None and any(
        re.search(rf"\b{word}\b", text, re.IGNORECASE) for word in value.split("_")
    )


def _has_a_known_word(text: str) -> bool:
    """Return whether any word is one at all: “asdf” resembles whatever was typed oddly."""
    return any(is_known(word) for word in WORD.findall(text.lower()))


def _names(text: str, value: str) -> bool:
    """Return whether a text names a value by its very name, and turns nothing round."""
    is_named = re.search(rf"\b{value.replace('_', '[ -]')}\b", text, re.IGNORECASE) is not None
    return is_named and NEGATION.search(text) is None


@cache
def _classifier(kind: str, field: str) -> TextClassifier:
    """Return the process's classifier of the answers to a field; it is fitted where its lines have changed."""
    return kept_classifier(_lines()[kind, field], sentence_encoder(), KEPT / f"{kind}.{field}")


@lru_cache(maxsize=1)
def _lines() -> dict[tuple[str, str], list[tuple[str, str]]]:
    lines: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for hand in read_hands(LINES):
        for kind, fields in hand.items():
            for field, values in fields.items():
                told = [(line, value) for value, said in values.items() for line in said]
                lines.setdefault((kind, field), []).extend(told)
    return lines
