"""Reads who did it from an account, where that is clear; never somebody it was done to, or who saw or heard of it."""

import re
from collections.abc import Collection
from functools import lru_cache

from actions.conversation.telling.complaint.acts import acts, any_of, harm, harm_alone
from actions.conversation.telling.complaint.persons import Mention, mentions

PASSIVE = re.compile(r"\b(?:was|were|is|are|be|being|been|got|gets|get|getting)\s*$", re.IGNORECASE)
BOTH = re.compile(r"^ (?:and|&) $")
INTERVENE = r"\b(?:someone|somebody|anyone|you)\b(?: [\w'’]+){0,4} (?:talk|speak|word|chat)(?:ing)? (?:to|with)"
SENTENCE_END = re.compile(r"[.!?;\n]")
MASCULINE = re.compile(r"\b(?:he|his|him)\b", re.IGNORECASE)


def read_respondent(text: str) -> str | None:
    """Return who did it, in the words of the text; None where that is not told or not clear."""
    found = mentions(text)
    others = [each.start for each in found]
    told = [each for each in found if each.tells_who]
    plain = [each for each in told if _is_blamed(text, each) or not _is_somebody_else(text, each)]
    doer = (
        next((each for each in plain if _did_it(text, each, others) or _is_blamed(text, each)), None)
        or _named_later(text, found, plain)
        or _antecedent(text, plain)
        or _antecedent(text, [each for each in told if not _is_somebody_else(text, each, beside=False)])
    )
    return _with_others(text, doer, plain) if doer else None


def _did_it(text: str, mention: Mention, others: Collection[int]) -> bool:
    """Return whether something done follows the mention, nothing undergone, and nobody else between (`others`)."""
    found = _does().match(text[mention.end :])
    if found is None:
        return False
    is_aside = found[0].lstrip().startswith((",", "("))
    if not is_aside and any(mention.end <= place < mention.end + found.start("act") for place in others):
        return False
    return not (PASSIVE.search(found["helpers"]) and not _is_going_on(found["act"]))


def _is_going_on(act: str) -> bool:
    return act.rstrip().endswith("ing")


def _is_blamed(text: str, mention: Mention) -> bool:
    """Return whether the text says of somebody that it was by them, from them, or about them."""
    before, after = text[: mention.start], text[mention.end :]
    return _by().search(before) is not None or _owns().match(after) is not None


def _named_later(text: str, found: list[Mention], plain: list[Mention]) -> Mention | None:
    """Return the one who is named behind somebody that was not (“a man keeps staring at me. It was Tim Ross”)."""
    unnamed = any(not each.tells_who and _did_it(text, each, ()) for each in found)
    named = [each for each in plain if each.is_name]
    return named[0] if unnamed and len(named) == 1 and named[0].start > found[0].end else None


def _antecedent(text: str, plain: list[Mention]) -> Mention | None:
    """Return the only one whom “he”, “she” or “they” can mean that did something."""
    pronoun = _pronoun_does().search(text)
    before = [each for each in plain if pronoun and each.start < pronoun.start()]
    if pronoun is None or len(before) != 1:
        return None
    is_woman = bool(before[0].words & set(acts()["women"]))
    return None if is_woman and MASCULINE.search(pronoun[0]) else before[0]


def _is_somebody_else(text: str, mention: Mention, *, beside: bool = True) -> bool:
    """Return whether the mention is of somebody it was done to, who saw it or was told of it, or was only `beside`."""
    before, after = SENTENCE_END.split(text[: mention.start])[-1], text[mention.end :]
    act = _does().match(after)
    if act is not None:
        return PASSIVE.search(act["helpers"]) is not None and not _is_going_on(act["act"])
    return (
        _other_after().match(after) is not None
        or _other_before(beside=beside).search(before) is not None
        or any(harmed.end() == mention.start for harmed in _harmed_before().finditer(text))
    )


def _with_others(text: str, mention: Mention, found: list[Mention]) -> str:
    """Return the mention with whoever did it too (“Tim and Ana keep …”)."""
    for other in found:
        first, second = sorted((mention, other), key=lambda each: each.start)
        if BOTH.match(text[first.end : second.start]):
            return text[first.start : second.end]
    return mention.text


@lru_cache(maxsize=1)
def _does() -> re.Pattern[str]:
    helpers = any_of(acts()["before_harm"])
    aside = (
        r"(?:\s*,[^,.;!?\n]{1,60},|\s+\([^)]{1,60}\)|\s+(?:at|in|on|from|during|over|across|opposite"
        r"|next|behind|who|that|yesterday|last|this) [^,.;!?\n]{1,50}?(?=\s))?(?:,? (?:he|she|they)\b)?"
    )
    return re.compile(rf"^{aside}(?P<helpers>(?:,?\s*(?:{helpers})(?!\w))*)\s*,?\s*(?P<act>{harm()})", re.IGNORECASE)


@lru_cache(maxsize=1)
def _by() -> re.Pattern[str]:
    behaviour = any_of(acts()["behaviour"])
    return re.compile(
        rf"(?:{harm_alone()}(?: \w+){{0,3}} by|\b(?:{behaviour})(?: \w+){{0,4}} (?:from|by|of)"
        rf"|\b(?:{any_of(acts()['leads_to'])})(?: \w+ing)?|{INTERVENE}"
        r"|\b(?:told|called|asked|sent|shown|given|followed|made|treated|yelled at)\b[^.;!?]{0,60} by)\s*$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _owns() -> re.Pattern[str]:
    return re.compile(rf"^['’]s?(?: \w+){{0,2}} (?:{any_of(acts()['behaviour'])})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _pronoun_does() -> re.Pattern[str]:
    helpers = any_of(acts()["before_harm"])
    doing = rf"\b(?:he|she|they)(?:['’](?:s|ve|d|ll))?(?:,?\s*(?:{helpers})(?!\w))*\s*{harm()}"
    return re.compile(rf"{doing}|\b(?:his|her|their) (?:{any_of(acts()['behaviour'])})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _other_after() -> re.Pattern[str]:
    others = any_of([*acts()["undergoes"], *acts()["sees"]])
    return re.compile(
        rf"^(?: and [\w'’ ]{{1,30}}?)?,? (?:(?:also|both|all|who|just|then|later) )*(?:{others})\b", re.IGNORECASE
    )


@lru_cache(maxsize=2)
def _other_before(*, beside: bool) -> re.Pattern[str]:
    words = [*acts()["told_of_it"], *(acts()["beside"] if beside else ())]
    return re.compile(rf"\b(?:{any_of(words)})\s*$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _harmed_before() -> re.Pattern[str]:
    # What a verb needs behind it is looked for in the whole text, so that this cannot end where the mention begins.
    return re.compile(
        rf"(?:{harm()}(?: (?:at|to|on|up to|up against|off|of|about|over|towards|for))*|\b(?:to|at|on"
        rf"|towards|against))\s+",
        re.I,
    )
