"""Finds whom a text speaks of, by name or by what they are: “Graham”, “my boss, Ana”, “a bloke in finance”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

from actions.conversation.telling.complaint.acts import acts, any_of
from actions.policy.personal_details.names import names
from actions.policy.personal_details.vocabulary import is_term, plain

DETERMINER = r"(?:my|our|the|this|that|a|an|one of (?:the|my|our)|some|another|his|her|their|these|those|two|three)"
NAME_BEHIND = re.compile(r"^(?:,? (?:called|named)|,| -)? $")
ROLE_BEHIND = re.compile(r"^(?:,| -| \() ?$|^ from $|^ $")
NAMED_IN_SMALL = re.compile(
    r"\b(?:called|named|(?<!my )name is|(?<!my )name's) (?P<name>[a-zāēīōū'’-]+(?: [a-zāēīōū'’-]+)?)\s*(?=[.,;!?\n]|$)"
)
CAPITALISED = re.compile(r"(?<=[a-zāēīōū,] )(?P<word>[A-ZĀĒĪŌŪ][a-zāēīōū]{2,})\b")
NOBODYS_NAME = frozenset(
    {
        "hr",
        "eap",
        "teams",
        "christmas",
        "wellington",
        "auckland",
        "i",
        "it",
        "im",
        "hi",
        "ministry",
        "smth",
        "sth",
        "sthg",
        "smthg",
        "smthing",
        "sumthing",
        "somethin",
    }
)


@dataclass(frozen=True)
class Mention:
    """Somebody of whom a text speaks; `is_name` where it has a name of theirs."""

    text: str
    start: int
    end: int
    is_name: bool = False

    @property
    def words(self) -> frozenset[str]:
        """Return the words of it, in small letters."""
        return frozenset(re.findall(r"[\w'’-]+", self.text.lower()))

    @property
    def tells_who(self) -> bool:
        """Return whether it says more than that it was anybody of the workplace (“someone in my team”)."""
        return self.is_name or not self.words <= _anybodys_words()


def mentions(text: str) -> list[Mention]:
    """Return everybody whom a text speaks of, in its order; a name and a role of the same person are one."""
    found = sorted([*_roles(text), *_names(text)], key=lambda each: (each.start, -each.end))
    merged: list[Mention] = []
    for mention in found:
        before = merged[-1] if merged else None
        if before and mention.start < before.end:
            merged[-1] = replace(before, is_name=before.is_name or mention.is_name)
        elif before and _are_one(text, before, mention):
            merged[-1] = _joined(text, before, mention)
        else:
            merged.append(mention)
    return merged


def holds_a_name(text: str) -> bool:
    """Return whether a text names somebody, rather than only saying what they are."""
    return any(each.is_name and _names_more_than_a_place(each.text) for each in mentions(text))


def _names_more_than_a_place(mention: str) -> bool:
    """Return whether a name stands beside the place: “a bloke in Enforcement” names nobody."""
    return any(each.is_name for each in mentions(_tail().sub(",", mention)))


def _joined(text: str, first: Mention, second: Mention) -> Mention:
    return Mention(text[first.start : second.end], first.start, second.end, first.is_name or second.is_name)


def _are_one(text: str, first: Mention, second: Mention) -> bool:
    between = text[first.end : second.start]
    if second.is_name and not first.is_name:
        return NAME_BEHIND.match(between) is not None
    return first.is_name and not second.is_name and ROLE_BEHIND.match(between) is not None and between != " "


def _roles(text: str) -> Iterator[Mention]:
    for found in _role().finditer(text):
        yield Mention(found[0].rstrip(), found.start(), found.start() + len(found[0].rstrip()))


def _names(text: str) -> Iterator[Mention]:
    for found in NAMED_IN_SMALL.finditer(text):
        yield Mention(found["name"], *found.span("name"), is_name=True)
    spans = sorted({*((span.start, span.end) for span in names(text, [])), *_capitalised(text)})
    spans = [span for span in spans if text[slice(*span)].lower() not in NOBODYS_NAME and not _describes(text, *span)]
    place = 0
    while place < len(spans):
        last = place
        while last + 1 < len(spans) and text[spans[last][1] : spans[last + 1][0]] == " ":
            last += 1
        start, end = spans[place][0], _with_tail(text, spans[last][1])
        yield Mention(text[start:end], start, end, is_name=True)
        place = last + 1


def _describes(text: str, start: int, end: int) -> bool:
    """Return whether an unknown word only says what something is like: “pervy jokes”, “handsy stuff”."""
    return text[start:end].islower() and _behaviour().match(text, end) is not None


def _capitalised(text: str) -> Iterator[tuple[int, int]]:
    """Return the words inside a sentence that have a capital, though they mean something else without it: “Grace”."""
    for found in CAPITALISED.finditer(text):
        word = found["word"].lower()
        if word not in STOP_WORDS and not is_term(plain(word)) and word not in acts()["no_names"]:
            yield found.span("word")


def _with_tail(text: str, end: int) -> int:
    """Return where a name ends with the place it is told by: “Dave from IT”."""
    tail = _tail().match(text, end)
    return tail.end() if tail else end


@lru_cache(maxsize=1)
def _behaviour() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(acts()['behaviour'])})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    """Return the pattern of the place by which somebody is told: “from IT”, “on level 3”, “in another team”."""
    whose = r"(?:the |our |my |another |a different |her |his )?"
    unit = rf"(?:[\w&-]+ ){{0,2}}(?:{any_of(acts()['units'])})\b(?: \d+\b)?"
    return re.compile(
        rf" (?:from|in|on|at|of|over in) {whose}(?:{unit}|(?!(?:{any_of(acts()['no_units'])})\b)[\w&-]+)", re.I
    )


@lru_cache(maxsize=1)
def _role() -> re.Pattern[str]:
    roles = any_of(acts()["roles"])
    words = rf"(?:(?!(?:{any_of(acts()['no_attributes'])})\b)[\w-]+ ){{0,3}}?"
    whose = rf"(?:['’]s (?:\w+ )?(?:{roles})\b)?"
    where = (
        r"(?: (?:who|that) (?:sits|works|runs|leads|manages) (?:opposite|next to|beside|behind|near|with"
        r"|across from)? ?(?:me|us|her|him|my desk|our team|the team))?"
    )
    role = rf"(?:\b{DETERMINER} {words}|^)(?:{roles})\b(?: (?:{roles})\b)*{whose}(?:{_tail().pattern})?{where}"
    return re.compile(rf"(?:{role}|\b(?:someone|somebody)(?: senior| higher up)?{_tail().pattern})", re.IGNORECASE)


@lru_cache(maxsize=1)
def _anybodys_words() -> frozenset[str]:
    within = ("in", "on", "at", "from", "who", "works", "with", "me", "us", "over")
    return frozenset({*acts()["anybody"], *acts()["anywhere"], *within, "two", "three", "these", "those"})
