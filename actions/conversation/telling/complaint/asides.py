"""Reads who supports the person and how they can be reached where they say so unasked."""

import re

from actions.conversation.telling.names import NAME

SUPPORT = re.compile(
    r"\b(?:my support person (?:is|will be|would be)|support person:|i['’]?d like|i would like"
    r"|i want|i['’]?ll bring|i['’]?m bringing|bringing|i['’]?ll have|i will have"
    r"|i have) (?P<who>[^.,;!?\n]{2,50}?)(?P<as> (?:as (?:a |my )?support(?: person)?|to support me"
    r"|to be my support(?: person)?|with me as support|there with me"
    r"|for support|to be with me|along|supporting me|as my person))?(?=[.,;!?\n]|$| and )",
    re.IGNORECASE,
)
SUPPORTS = re.compile(
    r"(?:^|[.,;!?\n] ?|\band )(?P<who>my [\w '’-]{2,40}?) (?:is|will be|['’]s|is going to be"
    r"|would be|can be) (?:my support(?: person)?|supporting me|with me for this|there to support me"
    r"|coming with me)\b",
    re.IGNORECASE,
)
REACH = re.compile(
    r"(?:^|[.,;!?\n]\s*|\b(?:please|and|but|so|best to|you can|they can|can you|could you|only|either)\s+)"
    r"(?P<how>(?:please |only |just |do not |don['’]?t |never |best to |(?:you|they) can |best )*"
    r"(?:(?:call|ring|text|txt|phone|email|e-mail|message|contact|reach) me\b|(?:call|ring|text"
    r"|phone|email|message)s? (?:only|is best|after|before)\b|reach me\b|my (?:cell|mobile"
    r"|personal email|number) is)"
    r"[^;!?\n]*?)(?=[.](?:\s|$)|[;!?\n]|, (?:and|he|she|they|my)|$)",
    re.IGNORECASE,
)


# “Hēmi will be my support person”, “Support person is my PSA delegate Lupe”.
NAMED_AS_SUPPORT = re.compile(
    rf"(?P<who>{NAME}) (?:is|will be|would be|is going to be) my support(?: person)?\b"
    r"|\b(?i:i (?:will be|['’]ll be|am|am being|will get) supported by) (?P<by>[^.,;!?\n]{2,50}?)(?=[.,;!?\n]|$| and )"
    r"|\b(?i:(?:my )?support person(?: is|:| will be| would be)) (?P<whom>[^.,;!?\n]{2,50}?)(?=[.,;!?\n]|$| and )",
)


def read_support(text: str) -> str | None:
    """Return who is to be with the person as support, None where that is not told."""
    found = SUPPORTS.search(text)
    if found:
        return found["who"].strip()
    if named := NAMED_AS_SUPPORT.search(text):
        return (named["who"] or named["by"] or named["whom"]).strip()
    told = next((each for each in SUPPORT.finditer(text) if each["as"] or "support person" in each[0].lower()), None)
    return told["who"].strip() if told else None


# “If anyone contacts me it should be by text.”
BY = re.compile(
    r"\bif (?:anyone|anybody|you|they|someone) (?:contacts?|calls?|rings?) me,?"
    r" (?:it (?:should|must|has to) be|please|make it|do it) (?P<how>[^.;!?\n]+)",
    re.IGNORECASE,
)


def read_reach(text: str) -> str | None:
    """Return how and when the person can be reached, in their words; None where that is not told."""
    found = BY.search(text) or REACH.search(text)
    return found["how"].strip(" ,") if found else None


def without_reach(text: str) -> str:
    """Return the text without the words on how the person can be reached."""
    return REACH.sub(" ", text)
