"""Reads whether work information could be got at, and how it is classified."""

import re

from actions.conversation.telling.field_reader import yes_or_no
from actions.conversation.telling.telling import Telling
from actions.conversation.telling.vocabulary import read_value

KIND = "security_incident"
FIELD = "information_involved"
CLASSIFICATIONS = ("restricted", "sensitive", "in_confidence", "unclassified")
# A mark stands in capitals; a message that is all in capitals is only loud.
MARK = re.compile(r"(?<!NOT )\b(RESTRICTED|SENSITIVE|IN[- ]CONFIDENCE|UNCLASSIFIED)\b")
# “I'd call it sensitive.”
CALLED = re.compile(
    r"\b(?:call|class|classify|rate|count|class(?:ed|ified)|marked|rated)(?: it| them| that| this)? (?:as )?"
    r"(restricted|sensitive|in[- ]confidence|unclassified)\b",
    re.IGNORECASE,
)
# “It had the cabinet paper drafts, sensitive.”
BESIDE_IT = re.compile(
    r"\b(?:papers?|drafts?|documents?|files?|memos?|notes?|reports?|briefings?|spreadsheets?|data|stuff|information"
    r"|marks|records?|minutes|emails?|slides|details)\b[^.;!?]{0,25}?,"
    r" (?:all |mostly |marked |classified |it's |they're |so )*(restricted|sensitive|in[- ]confidence|unclassified)\b",
    re.IGNORECASE,
)
NOTHING_BUT = re.compile(
    r"\b(?:nothing|no(?:thing)? \w+|none)\b[^.;]*\b(?:but|except|apart from|other than|besides|just|only)\b",
    re.IGNORECASE,
)
# “No ministry information in it, just the password.”
NO_INFORMATION = re.compile(
    r"\b(?:no|n['’]t any) (?:ministry |work |official |court |client )?(?:information|info|data)\b", re.IGNORECASE
)
PRIVATE = re.compile(
    r"^\W*(?:just|only|nothing but)\b.*\b(?:personal|private|my own|family)\b"
    r"|\b(?:only|just) (?:my )?(?:personal|private)\b",
    re.IGNORECASE,
)
NO_MORE_THAN_NO = re.compile(
    r"^\W*(?:(?:oh|um|well|i|honestly) )*(?:no(?:pe|ne|thing|body|t really|t at all|t that i'm aware)?|nah|nil|zero"
    r"|doubt(?: it)?|(?:highly )?unlikely|should ?n'?t|can't see how"
    r"|(?:do(?:n'?t| not)|would ?n'?t) (?:think|believe|reckon|imagine)(?: so)?)\b"
    r"(?! (?:idea|clue|sure|certain))",
    re.IGNORECASE,
)
# “Not sure of the classification” speaks of information that there is.
CLASSIFICATION_OPEN = re.compile(
    r"(?:not sure|unsure|don'?t know|do not know|dunno|no idea|no clue|can'?t remember|not certain)[^.;]*?"
    r"\b(?:classif\w+|level|mark\w*|grading|rating|rated)\b",
    re.IGNORECASE,
)
YES = re.compile(
    r"^\W*(?:oh |um |well )?(?:yes|yep|yeah|yea|yup|aye|āe|definitely|absolutely|afraid so)\b", re.IGNORECASE
)


def read_information_involved(telling: Telling) -> str | None:
    """Return what is told of work information, one of the field's values; None where nothing is."""
    text = telling.text.replace("’", "'")
    told = _marked(text) or _anywhere(text)
    return told or (_answered(telling, text) if telling.asked == FIELD else None)


def _marked(text: str) -> str | None:
    is_loud = text.isupper() and len(text.split()) > 2
    called = CALLED.search(text) or BESIDE_IT.search(text)
    found = called if is_loud else MARK.search(text) or called
    return re.sub(r"[- ]", "_", found[1].lower()) if found else None


def _anywhere(text: str) -> str | None:
    told = read_value(KIND, FIELD, text)
    is_plain = PRIVATE.search(text) or NO_INFORMATION.search(text)
    return "yes" if told == "no" and NOTHING_BUT.search(text) and not is_plain else told


def _answered(telling: Telling, text: str) -> str | None:
    if PRIVATE.search(text):
        return "no"
    is_no = NO_MORE_THAN_NO.match(text) is not None
    if is_no or telling.reply:
        return "yes" if NOTHING_BUT.search(text) else yes_or_no(telling) or ("no" if is_no else None)
    rest = CLASSIFICATION_OPEN.sub("", text)
    told = read_value(KIND, FIELD, rest, asked=True)
    if told in CLASSIFICATIONS:
        return told
    return "yes" if YES.match(text) or rest != text else told
