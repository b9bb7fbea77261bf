"""Reads what the person wishes to happen: by which way, to whom it goes, with or without their name."""

import re
from collections.abc import Iterator

from actions.conversation.telling.vocabulary import read_value

KIND = "harassment_complaint"
# “A manager who isn't mine” denies another than the one who is meant.
OTHER = "another_manager"
CLAUSE = re.compile(
    r"[.!?;,\n]+\s*|\s+-+\s+|(?<!anyone )(?<!anybody )\b(?:but|though|although|instead)\b", re.IGNORECASE
)
WISH = re.compile(
    r"\b(?:want|wanting|wanna|wish|like|prefer|preferably|rather|hope|hoping|going to|gonna|please"
    r"|make|making|lodge|file|lay|raise|put in"
    r"|go|keep|let['’]?s|can|could|should|happy|needs? to|need|ready to|i['’]ll|i will|think|take"
    r"|start|proceed|decided)\b",
    re.IGNORECASE,
)
DENIAL = re.compile(
    r"\b(?:not|never|don['’]?t|doesn['’]?t|didn['’]?t|won['’]?t|can['’]?t|nothing|without|no"
    r"|rather than|other than|instead of|anyone but)\b|n['’]t\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:tried|trying|already|before|didn['’]?t (?:help|work)|last time|used to|made|lodged|filed"
    r"|had|been|was|were)\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\b(?:difference|what is|what['’]s|whats|what does|mean|means|explain|what are|how does|which)\b", re.IGNORECASE
)
# What brings a complaint to somebody; what others did, or what is past, does not.
BRINGS = re.compile(
    r"\b(?:(?:go|goes|going|send|sent|pass|passed|give|given|report|take|taken|escalate|address"
    r"|addressed|hand|submit|forward|raise|refer"
    r"|complain(?:t|ing)?|want (?:it|this)"
    r"|direct|directed|deliver|lodge|bring)\b[^.;!?\n]{0,40}? (?:to|with)|tell|inform"
    r"|for) (?:the |our |your )?$",
    re.IGNORECASE,
)
INTERVENES = re.compile(
    r"\b(?:someone|somebody|you)\b(?: [\w'’]+){0,4} (?:talk|speak|have a (?:word"
    r"|chat))(?:ing)? (?:to|with)\b(?! (?:me|us)\b)",
    re.IGNORECASE,
)
# “Not Karl, he's my boss” sends it to nobody.
SAYS_WHO_IT_IS = re.compile(
    r"^\W*(?:(?:because|since|as|and) )?(?:he|she|they|who)(?:['’]s|['’]re| is| are)\b", re.IGNORECASE
)
OTHERS = re.compile(r"\b(?:he|she|they|who)\b", re.IGNORECASE)
TOLD = re.compile(
    r"\bi(?:['’]ve| have| had)? (?:already )?(?:went|told|reported|sent|took|gave|raised|complained|passed)\b",
    re.IGNORECASE,
)


# What takes something back, wherever it stands.
TAKES_BACK = re.compile(
    r"^\W*(?:no|nah|actually|sorry|wait|hang on|hold on|oops|whoops|on second thoughts?|hmm)\b"
    r"|\b(?:actually|instead|make (?:it|that)|change|changed my mind|go back"
    r"|mistakes?|i meant|i mean|correction|scratch that|rather than|tell a lie|not [\w ]+ but"
    r"|should be|should say|got (?:that|it) wrong|wrong)\b",
    re.IGNORECASE,
)


def takes_back(text: str) -> bool:
    """Return whether a message takes something back that was told before."""
    return TAKES_BACK.search(text) is not None


# “I see no reason to withhold my name.”
NO_REASON_TO_HIDE = re.compile(
    r"\b(?:no|not any|n['’]t (?:a|any|see (?:a|any)|see the)|little) (?:\w+ )?(?:reason|need|point|call|cause)"
    r" (?:to|for|in) [^.;!?]{0,20}\b(?:name|hid|anonym)",
    re.IGNORECASE,
)


def read_option(text: str, *, asked: bool = False, is_wish: bool = False) -> str | None:
    """Return which of the ways the person would like to go; what was tried before, or is only asked, is no wish.

    `asked` where the text answers that question, `is_wish` where it is known to tell a wish.
    """
    for clause in _clauses(text):
        if ASKS.search(clause) or (PAST.search(clause) and not asked):
            continue
        told = read_value(KIND, "preferred_option", clause) or ("informal" if INTERVENES.search(clause) else None)
        if told and (told == "undecided" or ((asked or is_wish or WISH.search(clause)) and not DENIAL.search(clause))):
            return told
    if not asked:
        return None
    bare = ((read_value(KIND, "preferred_option", clause, asked=True), clause) for clause in _clauses(text))
    return next((told for told, clause in bare if told and (told == "undecided" or not _denies(clause))), None)


def read_addressee(text: str, *, asked: bool = False) -> str | None:
    """Return to whom it should go, where the person says so; whom they told before is not meant."""
    if asked:
        clauses = [clause for clause in _clauses(text) if not SAYS_WHO_IT_IS.match(clause)] or list(_clauses(text))
        told = ((read_value(KIND, "addressee", clause, asked=True), clause) for clause in clauses)
        return next((each for each, clause in told if each and (each == OTHER or not _denies(clause))), None)
    for clause in _clauses(text):
        brought = read_value(KIND, "addressee", clause)
        if brought and _brings_it(clause) and not _denies(clause):
            return brought
    return None


def read_anonymous(text: str, *, asked: bool = False) -> str | None:
    """Return `yes` where the name is to be kept out of it, `no` where it need not be, None where neither is told."""
    if NO_REASON_TO_HIDE.search(text):
        return "no"
    return read_value(KIND, "anonymous", text, asked=asked)


def has_nothing_to_tell(field: str, text: str) -> bool:
    """Return whether an answer says that there is nothing to tell: “nobody”, “I'd rather not name him”."""
    return read_value(KIND, field, text, asked=True) == "none"


def _clauses(text: str) -> Iterator[str]:
    yield from (clause for clause in CLAUSE.split(text) if clause and clause.strip())


def _denies(clause: str) -> bool:
    return DENIAL.search(clause) is not None


def _brings_it(clause: str) -> bool:
    words = re.split(
        r"\b(?:the |our )?(?:people|hr\b|human resources|another|a different|some other|one[- ]up|my "
        r"|line manager|chief|secretary|group manager|ceo)",
        clause,
        flags=re.IGNORECASE,
    )
    leads = re.sub(r"(?:the |our )$", "", words[0]) if len(words) > 1 else ""
    return bool(BRINGS.search(leads)) and not OTHERS.search(leads) and not TOLD.search(leads)
