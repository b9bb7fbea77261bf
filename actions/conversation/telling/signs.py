"""Recognises what happened by its signs: words near one another, as words/<kind>.signs.yml lists them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from actions.conversation.telling.vocabulary import WORDS_FOLDER
from actions.yaml_model import YamlModel, read_yaml_model

Told = Literal["firmly", "as possible"]

NAMED_LIST = re.compile(r"\{(\w+)\}")
# What stands between two words of one sentence.
BETWEEN = r"[^\w.!?;\n]+"
MOST_WORDS_BETWEEN = {"…": 6, "……": 15}
GAP = re.compile(rf" ({'|'.join(reversed(MOST_WORDS_BETWEEN))}) ")
IN_BRACKETS = re.compile(r"\([^()]*\)")
CLAUSE_END = re.compile(r"[.,:;!?\n]|\b(?:but|though|because|cos|since|when|then|until|till)\b")
# “Didn't notice that it was gone” denies nothing.
DENIAL = re.compile(
    r"(?:\b(?:not|never|nor|without|rather than|instead of)|n't|\b(?:dont|didnt|wasnt|isnt|havent))\b"
    r"(?! (?:notice|noticed|reali[sz]ed?|know|see|seen|hear|spot|find out|found out|only|sure how|sure when)\b)"
)
POSSIBILITY = re.compile(r"\b(?:might|may|maybe|perhaps|possibly|could|whether|if|or|must have|unless)\b")
OR_ELSE = re.compile(r"\W*or\b(?! so\b)")
MOST_WORDS_BEFORE = 4


class Signs(YamlModel):
    """The signs of each value of one field, the likelier cause first.

    `lists` are words that a sign names in braces; a word that ends in * stands for all that begin with it. `…` and
    `……` stand for a few and for more words of the same sentence. A sign of `unless` takes those of the same value back.
    """

    lists: Mapping[str, tuple[str, ...]]
    signs: Mapping[str, tuple[str, ...]]
    unless: Mapping[str, tuple[str, ...]] = {}


def read_signs(kind: str, text: str) -> str | None:
    """Return the value whose signs the text shows, None where it shows none, or is in doubt between several."""
    words = IN_BRACKETS.sub(" ", text.lower().replace("’", "'"))
    present = frozenset(name for name in signs_of(kind).lists if _list_pattern(kind, name).search(words))
    told = {value: how for value in signs_of(kind).signs if (how := _told(kind, value, words, present))}
    firmly = [value for value, how in told.items() if how == "firmly"]
    return firmly[0] if firmly else next(iter(told)) if len(told) == 1 else None


@cache
def signs_of(kind: str) -> Signs:
    """Return the signs that the file of a kind of case lists."""
    return read_yaml_model(WORDS_FOLDER / f"{kind}.signs.yml", Signs)


def listed(kind: str, name: str) -> str:
    """Return a pattern for any word of a list, in the singular or the plural or with “'s” behind it."""
    # The longest first, so that “usb stick” is not read as “usb”.
    words = sorted(signs_of(kind).lists[name], key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(_word, words))})(?:'?s)?(?!\w)"


@cache
def _list_pattern(kind: str, name: str) -> re.Pattern[str]:
    return re.compile(listed(kind, name))


def _told(kind: str, value: str, words: str, present: frozenset[str]) -> Told | None:
    signs = signs_of(kind)
    taken_back = [found.span() for found in _found(kind, signs.unless.get(value, ()), words, present)]
    told = {
        _how(words, found)
        for found in _found(kind, signs.signs[value], words, present)
        if not any(start < found.end() and found.start() < end for start, end in taken_back)
    }
    return "firmly" if "firmly" in told else "as possible" if "as possible" in told else None


def _found(kind: str, signs: tuple[str, ...], words: str, present: frozenset[str]) -> Iterator[re.Match[str]]:
    """Yield where signs stand; only those are looked for whose lists are `present`, since most never are."""
    possible = (sign for sign in signs if present.issuperset(NAMED_LIST.findall(sign)))
    return (found for sign in possible for found in _pattern(kind, sign).finditer(words))


def _how(words: str, found: re.Match[str]) -> Told | None:
    """Return how a sign is told, None where it is denied."""
    clause = CLAUSE_END.split(words[: found.start()])[-1]
    around = " ".join([*clause.split()[-MOST_WORDS_BEFORE:], *found.groups()])
    if DENIAL.search(around):
        return None
    return "as possible" if POSSIBILITY.search(around) or OR_ELSE.match(words, found.end()) else "firmly"


@cache
def _pattern(kind: str, sign: str) -> re.Pattern[str]:
    """Return the pattern of a sign, with a group for every gap."""
    first, *gaps = GAP.split(sign)
    pattern = _near(kind, first)
    for most, following in zip(gaps[::2], gaps[1::2], strict=True):
        pattern += rf"({BETWEEN}(?:[\w']+{BETWEEN}){{0,{MOST_WORDS_BETWEEN[most]}}}?){_near(kind, following)}"
    return re.compile(pattern)


def _near(kind: str, words: str) -> str:
    return BETWEEN.join(_part(kind, word) for word in words.split())


def _part(kind: str, word: str) -> str:
    found = NAMED_LIST.fullmatch(word)
    return listed(kind, found[1]) if found else rf"(?<!\w){_word(word)}(?!\w)"


def _word(word: str) -> str:
    return r"[\s-]+".join(re.escape(part).replace(r"\*", r"[\w']*") for part in word.split())
