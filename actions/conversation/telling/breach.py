"""Reads the fields of a breach case from whatever message tells them."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from actions.cases.kinds import kind_named
from actions.conversation.telling import field_reader
from actions.conversation.telling.conduct.employee import is_mere_name, read_employee, read_employee_answer
from actions.conversation.telling.conduct.passing_on import is_passed_on
from actions.conversation.telling.conduct.sentences import intention_in, mitigation_in
from actions.conversation.telling.field_reader import words_of, yes_or_no
from actions.conversation.telling.reply import Reply
from actions.conversation.telling.telling import Telling
from actions.conversation.telling.vocabulary import read_value

KIND = "breach"
UNKNOWN = "unknown"
NO_VIEW = re.compile(r"no (?:view|opinion|comment|information|answer)\b", re.IGNORECASE)
# “I don't believe there's any offence in it”, “No offence that I can see”.
NO_OFFENCE = re.compile(
    r"\b(?:do(?:n['’]?t| not)|ca(?:n['’]?t|nnot)|wouldn['’]?t) (?:believe|think|see|reckon|say)[^.;!?]{0,25}"
    r"\b(?:an|any) (?:offence|crime)\b|\bno offence\b(?! (?:taken|meant|but)\b)",
    re.IGNORECASE,
)
# “It could be an offence, yes, under the Copyright Act.”
OFFENCE_ANSWERED = re.compile(
    r"\b(?:offence|crime|illegal)\b[^.;!?]{0,12}, (?P<said>yes|yep|no|nope|unsure)\b", re.IGNORECASE
)
# “Unknown, we don't know who did it.”
NOBODY_KNOWN = re.compile(
    r"^\W*(?:unknown|not known|(?:we|i)(?: really| honestly)? (?:do(?:n['’]?t| not)) know(?: yet)? who"
    r"|(?:nobody|no one) knows|no idea who)\b",
    re.IGNORECASE,
)
# “And yes it could be an offence.”
OFFENCE_ASKED_AND_ANSWERED = re.compile(
    r"\b(?P<said>yes|yep|yeah|no|nope)\b,? (?:it|this|that)(?:['’]s| is| was| could| might| may| would| will)?"
    r"(?: well| very well| probably| likely)?(?: be)?(?: also)? an? (?:criminal )?(?:offence|crime)\b",
    re.IGNORECASE,
)
# “Whether it is an offence I am not sure.”
NOT_SURE = r"(?:not (?:\w+ )?(?:sure|certain)|unsure|(?:can|could|do)(?:n['’]?t| ?not) (?:say|tell|know))"
OFFENCE = r"(?:offence|crime|illegal)"
OFFENCE_UNSURE = re.compile(
    rf"\b(?:whether|if)\b[^.;!?]{{0,40}}\b{OFFENCE}\b[^.;!?]{{0,30}}\b{NOT_SURE}\b"
    rf"|\b{NOT_SURE}\b[^.;!?]{{0,15}}\b(?:whether|if)\b[^.;!?]{{0,40}}\b{OFFENCE}\b",
    re.IGNORECASE,
)
# “She received and stored them, not only received.”
NOT_ONLY = re.compile(r",?\s*(?:and )?not (?:only|just|merely) (?:\w+)\b", re.IGNORECASE)
# “Was sent a leaked video”: somebody else passed it on.
BEFORE_IT_CAME = re.compile(r"\b(an? |the )(?:leaked|shared|forwarded) ", re.IGNORECASE)
CONTRACTOR = r"(?:contractor|consultant)s?\b"

# “Police called. Employee. No excuse offered.”
BY_ITSELF = re.compile(
    r"(?:^|[.;] )(?:(?:permanent|full[- ]time|part[- ]time|staff|perm) )?employee(?=[.;]|$)", re.IGNORECASE
)


def read_fields(
    text: str, asked: str | None, known: Mapping[str, str], now: datetime, team: Iterable[str] = ()
) -> dict[str, str]:
    """Return the fields that the text tells, by name; `asked` is the field that it answers, if any.

    `team` are the names of the speaker's people.
    """
    own = {
        "employee": lambda telling: _employee(telling, team),
        "what_happened": _what_happened,
        "action_taken": _action_taken,
        "public_scrutiny": lambda telling: _considered(telling, "public_scrutiny"),
        "mitigating_circumstances": lambda telling: _in_words(telling, "mitigating_circumstances", mitigation_in),
        "contractor": lambda telling: _contractor(telling, team),
        "possible_offence": _possible_offence,
        "intended_action": lambda telling: _in_words(telling, "intended_action", intention_in),
    }
    return field_reader.read_fields(kind_named(KIND), Telling(text, asked, known, now), own)


def read_account(text: str) -> str | None:
    """Return the text as the account where it says what happened, rather than only that something did."""
    return field_reader.read_account(kind_named(KIND), text)


def _employee(telling: Telling, team: Iterable[str]) -> str | None:
    if telling.asked == "what_happened" and is_mere_name(telling.text):
        return read_employee_answer(telling.text, team)
    if telling.asked != "employee":
        return read_employee(telling.text, team)
    if telling.reply in (Reply.SKIP, Reply.NOT_KNOWN) or NOBODY_KNOWN.match(telling.text):
        return UNKNOWN
    return read_employee_answer(telling.text, team) if telling.reply is None else None


def _what_happened(telling: Telling) -> str | None:
    """Return an answer in the person's own words; a name alone tells whom it is about and not what happened."""
    return words_of(telling) if telling.asked == "what_happened" and not is_mere_name(telling.text) else None


def _action_taken(telling: Telling) -> str | None:
    text = NOT_ONLY.sub("", BEFORE_IT_CAME.sub(r"\1", telling.text))
    told = read_value(KIND, "action_taken", text, asked=telling.asked == "action_taken")
    return "distributed" if is_passed_on(telling.text) else told


def _contractor(telling: Telling, team: Iterable[str]) -> str | None:
    told = _considered(telling, "contractor")
    employee = re.escape(read_employee(telling.text, team) or "nobody")
    beside = rf"{employee},? (?:who is |who's |is )?(?:an?|our|my|one of (?:my|our)) (?:\w+ ){{0,2}}{CONTRACTOR}"
    titled = rf"{employee}, {CONTRACTOR}|(?:^|[.;,] ){CONTRACTOR}(?=[.;,]|$)"
    is_called = rf"\b(?:s?hes|theyre) (?:an? )?(?:\w+ )?{CONTRACTOR}"
    called = rf"\b(?:an?|my|our|the) (?:\w+ )?{CONTRACTOR},? (?:called |named )?{employee}"
    in_front = rf"(?:^|[.;] ){CONTRACTOR}[ ,:(]+(?-i:[A-ZĀĒĪŌŪ])"
    is_one = re.search(
        f"{beside}|{titled}|{called}|{is_called}|{in_front}", telling.text.replace("’", "'"), re.IGNORECASE
    )
    if told is None and BY_ITSELF.search(telling.text):
        return "no"
    return "yes" if told is None and is_one else told


def _considered(telling: Telling, field: str) -> str | None:
    """Return what is said to one question; “probably not” to one says nothing on the others."""
    is_asked = telling.asked == field
    told = read_value(KIND, field, telling.text, asked=is_asked)
    return told or (yes_or_no(telling) if is_asked and not NO_VIEW.match(telling.text) else None)


def _possible_offence(telling: Telling) -> str | None:
    if NO_OFFENCE.search(telling.text):
        return "no"
    if OFFENCE_UNSURE.search(telling.text):
        return "unsure"
    answered = OFFENCE_ASKED_AND_ANSWERED.search(telling.text) or OFFENCE_ANSWERED.search(telling.text)
    said = (answered["said"].lower() if answered else "")[:2]
    return {"ye": "yes", "no": "no", "un": "unsure"}.get(said) or _considered(telling, "possible_offence")


def _in_words(telling: Telling, field: str, sentence_in: Callable[[str], str | None]) -> str | None:
    return words_of(telling) if telling.asked == field else sentence_in(telling.text)
