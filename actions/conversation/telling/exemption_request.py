"""Reads the fields of an exemption_request case from whatever message tells them."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import partial

from actions.cases.kinds import kind_named
from actions.conversation.telling import field_reader
from actions.conversation.telling.field_reader import words_of, yes_or_no
from actions.conversation.telling.request.asked_period import read_end, read_start
from actions.conversation.telling.request.covered import BUSINESS_FUNCTION, ME, NAMED_STAFF, read_covered
from actions.conversation.telling.request.reason_told import reason_told
from actions.conversation.telling.request.reasons import read_reason
from actions.conversation.telling.request.talked_over import read_talked_over
from actions.conversation.telling.roughly_told import is_only_classified
from actions.conversation.telling.telling import Telling
from actions.conversation.telling.vocabulary import read_value, says_something

KIND = "exemption_request"
PART = re.compile(r"(?<=[.!?;,])\s+|\n")
SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
# “A business function, not a person” does not say which.
NO_MORE_THAN_A_FUNCTION = re.compile(
    r"\b(?:(?:it|that)(?:['’]?s| is| would be)|would be|for|covers?|a|an|the|whole|entire|business|functions?|not|just"
    r"|only|one|everyone|everybody|all(?: of us)?|in|whoever(?:['’]s)? (?:is )?(?:on|rostered)|possible|if"
    r"|that (?:team|unit|registry|branch|group|office)|persons?|people|individuals?|please|pls|as|yes|yeah|all of it)\b"
    r"|[^\w\s]",
    re.IGNORECASE,
)
# “The whole registry, not just me”
NOT_ONLY_ME = re.compile(r",? (?:and )?not (?:just|only) (?:me|myself|one of us)\b", re.IGNORECASE)
# “What goes over it is hearing lists and draft minutes”
WHAT_IT_IS = re.compile(
    r"\bwhat (?:goes|is|would be|will be|we(?:['’]d)?|they(?:['’]d)?) (?:\w+ ){0,5}?(?:is|are|would be)\b",
    re.IGNORECASE,
)
MOST_WORDS_OF_INFORMATION = 8
# “I have none but the chief executive, and no, we have not spoken of it.”
NOT_SPOKEN = re.compile(
    r"\b(?:ha(?:ve|s|d)(?:n['’]?t| not)|did(?:n['’]?t| not)) (?:yet |actually |even )?"
    r"(?:spoken|spoke|speak|talk(?:ed)?|discuss(?:ed)?|rais(?:e|ed)|told|asked|mention(?:ed)?)\b",
    re.IGNORECASE,
)
INFORMATION = re.compile(
    r"\b(?i:(?:information|info|data)(?: involved)?(?: is\b| are\b| would be\b|:)"
    r"|no (?:\w+ )?(?:information|info|data) (?:is |would be )?involved)|"
    r"\b(?:(?i:in[- ]confidence|unclassified|publicly available)|RESTRICTED|SENSITIVE|SECRET|CONFIDENTIAL"
    r"|(?i:(?:sensitive|confidential|restricted|classified|personal|private|public|client|customer|court|judicial"
    r"|medical|health) (?:information|info|data|details|material|content))"
    r"|(?i:(?:nothing|not|no|isn['’]t|aren['’]t|none of it is)(?: \w+)?"
    r" (?:sensitive|confidential|classified|secret)))\b"
)


def read_fields(
    text: str, asked: str | None, known: Mapping[str, str], now: datetime, manager: str = ""
) -> dict[str, str]:
    """Return the fields that the text tells, by name; `asked` is the field that it answers, if any.

    `manager` is the name of the speaker's manager.
    """
    own = {
        "clause": lambda telling: None,
        "business_need": lambda telling: _business_need(telling, manager),
        "information_involved": lambda telling: _information_involved(telling, manager),
        "covers": _covers,
        "covered_names": _covered_names,
        "starts_on": lambda telling: read_start(telling, is_asked=asked == "starts_on"),
        "ends_on": lambda telling: read_end(telling, known.get("activity", ""), is_asked=asked == "ends_on"),
        "discussed_with_manager": lambda telling: _discussed_with_manager(telling, manager),
    }
    told = field_reader.read_fields(kind_named(KIND), Telling(text, asked, known, now), own)
    if (
        asked == "covers"
        and told.get("covers") == BUSINESS_FUNCTION
        and not _is_any_function(NOT_ONLY_ME.sub("", text))
    ):
        told.setdefault("covered_names", NOT_ONLY_ME.sub("", text).strip(" .!"))
    # Whoever names others besides no longer asks for themselves alone.
    is_for_others = told.get("covered_names") and {**known, **told}.get("covers") == ME
    return {**told, "covers": NAMED_STAFF} if is_for_others else told


def read_account(text: str) -> str | None:
    """Return the text as what is to be done where it says that, rather than only that leave is needed."""
    return field_reader.read_account(kind_named(KIND), text)


def _business_need(telling: Telling, manager: str) -> str | None:
    if telling.asked == "business_need":
        return None if _only_of_the_manager(telling, manager) else words_of(telling)
    if "business_need" in telling.known:
        return None

    def tells_another(part: str) -> bool:
        told = Telling(part, None, telling.known, telling.now)
        return bool(
            _covers(told)
            or read_talked_over(part, manager)
            or read_end(told, "", is_asked=False)
            or INFORMATION.search(part)
        )

    kind = kind_named(KIND)
    read = read_reason(telling.text, partial(says_something, KIND), tells_another)
    return read if telling.known else reason_told(kind, telling.text, read)


def _information_involved(telling: Telling, manager: str) -> str | None:
    if telling.asked == "information_involved":
        return None if _only_of_the_manager(telling, manager) else words_of(telling)
    parts = [part.strip(" ,;") for part in PART.split(telling.text)]
    place = next((place for place, part in enumerate(parts) if INFORMATION.search(part)), None)
    if place is None:
        return None
    # “Hearing audio, IN-CONFIDENCE”: what it is stands before.
    before = parts[place - 1] if place else ""
    is_short = bool(before) and (
        len(before.split()) <= MOST_WORDS_OF_INFORMATION or WHAT_IT_IS.match(before) is not None
    )
    first = place - 1 if is_short and is_only_classified(parts[place]) else place
    # “Info is names and times, in confidence”: how it is classified stands behind.
    last = place + 1 if is_only_classified(" ".join(parts[place + 1 : place + 2])) else place
    return ", ".join(parts[first : last + 1])


def _only_of_the_manager(telling: Telling, manager: str) -> bool:
    """Return whether a message says, in one sentence, whether the manager knows, and so answers that instead."""
    is_one_sentence = len(SENTENCE.split(telling.text.strip())) == 1
    return is_one_sentence and read_talked_over(telling.text, manager) is not None


def _covers(telling: Telling) -> str | None:
    if covered := read_covered(telling.text):
        return covered["covers"]
    is_asked = telling.asked == "covers"
    told = read_value(KIND, "covers", telling.text, asked=is_asked)
    return NAMED_STAFF if told is None and is_asked and _covered_names(telling) else told


def _covered_names(telling: Telling) -> str | None:
    covered = {name: told for name, told in read_covered(telling.text).items() if not _is_any_function(told)}
    if telling.asked == "covered_names":
        return words_of(telling)
    if "covered_names" in covered or telling.asked != "covers" or telling.reply is not None:
        return covered.get("covered_names")
    told = read_value(KIND, "covers", telling.text, asked=True)
    if told == ME:
        return None
    if told == BUSINESS_FUNCTION and _is_any_function(NOT_ONLY_ME.sub("", telling.text)):
        return None
    return (
        NOT_ONLY_ME.sub("", telling.text).strip(" .!")
        if told == BUSINESS_FUNCTION or _may_be_names(telling.text)
        else None
    )


def _is_any_function(text: str) -> bool:
    """Return whether words say no more than that it is for a function: “the whole business function”."""
    return not NO_MORE_THAN_A_FUNCTION.sub("", text).strip()


def _may_be_names(text: str) -> bool:
    """Return whether an answer holds a name, by its capital letter, besides its first word or as all of it."""
    return re.search(r"(?:^|and |& |, )[A-ZĀĒĪŌŪ][\wāēīōū'’-]+(?: [A-ZĀĒĪŌŪ]|$|,| and | & )", text) is not None


def _discussed_with_manager(telling: Telling, manager: str) -> str | None:
    told = read_talked_over(telling.text, manager)
    if telling.asked != "discussed_with_manager":
        return told
    if NOT_SPOKEN.search(telling.text):
        return "no"
    return yes_or_no(telling) or told or read_value(KIND, "discussed_with_manager", telling.text, asked=True)
