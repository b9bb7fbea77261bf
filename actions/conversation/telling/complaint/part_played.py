"""Reads whether it was done to the person who tells, or to somebody else before their eyes."""

import re
from functools import lru_cache

from actions.conversation.telling.complaint.acts import acts, any_of, harm

TARGET, WITNESS = "target", "witness"
# “She told me that he …” is about her; “he told me I …” is about me.
START = r"(?:^|[.!?\n])\W*(?:(?:hi|hey|hello|so|well|kia ora|um|ok|yeah|help|anyway|just)\W+)*"
TOLD_ME = re.compile(
    r"\b(?:told|tells|telling) (?:me|us)\b(?=\W*$|[.,;!?]| (?:that )?(?:she|he|they|her|his|their"
    r"|about (?:it|him|her|them|what|how)|what|how|all|in tears|later|after"
    r"|yesterday|today|this)\b| (?:that )?(?!I\b)[A-ZĀĒĪŌŪ])",
)
SAW_IT_MYSELF = re.compile(
    r"\b(?:saw|seen|heard|witnessed|watched|overheard)(?: (?:it|this|that|them|all of it))?(?: all)?(?: happen)?"
    r" myself\b",
    re.IGNORECASE,
)
ONLY_SAW = re.compile(
    r"\bi (?:was )?(?:only|just) (?:watched|saw|seen|heard|looked on|witnessed|a witness|the witness|a bystander)\b"
    r"|\bas an? (?:bystander|onlooker|witness)\b",
    re.IGNORECASE,
)
# What it does to whoever saw it makes nobody its target.
ON_MY_MIND = re.compile(
    r"\b(?:bugging|bothering|bothered|haunting|haunts|shook|shocked|upset|upsetting|rattled) me\b"
    r"|\b(?:in my (?:book|view|opinion|eyes)|to my mind|next to me|beside me|in front of me)\b"
    r"|\b(?:sits|sat|sitting) (?:\w+ )?with me\b|\b(?:only|just) me(?=,| and\b)",
    re.IGNORECASE,
)
# “Saw it, wasn't me”, “it wasn't aimed at me”.
NOT_ME = re.compile(
    r"\b(?:(?:was|is)(?: not|n['’]?t)|not)(?: (?:aimed|directed|said|done))?(?: (?:at|to|about|of|on|against))?"
    r" (?:me|us)\b",
    re.IGNORECASE,
)
SAW = re.compile(r"\b(?:saw|seen|heard|overheard|watched|witness\w*|was there)\b", re.IGNORECASE)
ME = re.compile(r"\b(?:me|myself|us)\b", re.IGNORECASE)
# “She told everyone I only got the job because …”
SAID_OF_ME = re.compile(
    r"\b(?:told|tells?|telling|says?|said|saying)(?: to)?"
    r" (?:everyone|everybody|people|others|them|the (?:\w+ )?(?:team|office|room|meeting|group|class)|my \w+|our \w+)"
    r"(?: that| how)? i\b",
    re.IGNORECASE,
)
UNDERGONE = (
    r"(?:am|was|are|were|['’]m|['’]re|m|['’]?ve been|have been|had been|been|got|get|getting|keep being|kept being"
    r"|keep getting|kept getting|being|feel|felt)"
)


def read_part(text: str) -> str | None:
    """Return `target` or `witness` where the account tells which, None where it does not."""
    if ONLY_SAW.search(text) or (NOT_ME.search(text) and SAW.search(text)):
        return WITNESS
    own = SAW_IT_MYSELF.sub(" ", ON_MY_MIND.sub(" ", TOLD_ME.sub(" ", _beside_me().sub(" ", text))))
    if _i_undergo().search(own) or ME.search(own) or SAID_OF_ME.search(own) or _mine_is_meant(own):
        return TARGET
    return WITNESS if _i_see().search(text) or _done_to_another().search(own) else None


def _mine_is_meant(text: str) -> bool:
    """Return whether something is done to what is mine: “his hand on my knee”, “comments about my accent”."""
    return _mine().search(text) is not None


@lru_cache(maxsize=1)
def _beside_me() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(acts()['beside_me'])})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _i_undergo() -> re.Pattern[str]:
    adverbs = rf"(?:(?:{any_of(acts()['adverbs'])}) )*"
    done = rf"{adverbs}(?:{harm()}|(?:copping|receiving|subjected to|on the receiving end|the target)\b)"
    return re.compile(
        rf"\b(?:i|we)\b ?{adverbs}{UNDERGONE} {done}|{START}(?:been|being|got|getting|was|am|keep getting) {done}", re.I
    )


@lru_cache(maxsize=1)
def _mine() -> re.Pattern[str]:
    return re.compile(rf"\b(?:my|our) (?!own (?:eyes|ears)\b)(?:\w+ )?(?:{any_of(acts()['mine'])})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _i_see() -> re.Pattern[str]:
    seeing = rf"(?:{any_of(acts()['i_see'])})\b"
    helpers = r"(?: (?:\w+ly|have|had|keep|kept|just|also|always|often|once|then|happened to|was there and|could|can))*"
    i = r"\b(?:i|i['’]ve|i['’]d|ive|we|we['’]ve)\b"
    return re.compile(rf"{i}{helpers} {seeing}(?! (?:that i|myself|me\b))|^\W*(?:have |just )?{seeing}", re.IGNORECASE)


@lru_cache(maxsize=1)
def _done_to_another() -> re.Pattern[str]:
    # A name is told by its capital, all the rest in either case.
    another = (
        r"(?!(?:a|an|the) (?:\w+ )?(?:complaint|report|comment|joke|remark|pass|move"
        r"|statement)s?\b)(?:(?i:her|him|them|our|the|my|a|an|another|one of|some|two|other|women)\b"
        r"|[A-ZĀĒĪŌŪ]\w+)"
    )
    helpers = r"is|are|was|were|has been|have been|(?:keeps|kept) (?:being|getting)|gets|got"
    undergoing = rf"(?:['’]s|,? (?:{helpers}))(?: (?:being|been|getting|always))*"
    thing = r"(?: (?:himself|herself|themselves|(?:his|her|their|a|an) (?:hands?|arms?|body|crotch|fingers?)))?"
    prepositions = rf"{thing}(?: (?:at|to|on|up|up against|against|off|towards|about|with|round|around|down|over))?"
    done = rf"(?i:(?<!got )(?<!been )(?<!being ){harm()}{prepositions}) {another}"
    return re.compile(
        rf"{done}|(?i:\b(?!i\b|we\b)\w+(?: from [\w ]+?)?{undergoing} (?:(?!\w+ing\b){harm()}"
        rf"|(?:receiving|getting|copping|subjected to|on the receiving end)\b))"
    )
