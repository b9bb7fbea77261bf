"""Moments that somebody puts right while telling them: "yesterday, no sorry, the day before, at eleven"."""

import re
from collections.abc import Callable
from datetime import date, datetime

from actions.conversation.telling.days import WEEKDAY
from actions.conversation.telling.names import NAME

REACH_OF_A_NAME = 30
# “I said two days ago, but it was three.”
SAID_BEFORE = re.compile(
    r"\bI (?:said|told you|put|wrote|typed)\b[^.;]*?(?:,? (?:but|when|and)|[.;])"
    r" (?=(?:it|that|he|she|they|the|i|we)\b)",
    re.IGNORECASE,
)
# “Yesterday was the dentist. It happened two days ago.”
WAS_SOMETHING_ELSE = re.compile(
    rf"\b(?:yesterday|today|(?:last )?{WEEKDAY}) was (?:the|my|a|an|our) (?!day\b|one\b|time\b|date\b|last\b)"
    r"[^.;!?]*[.;!?]",
    re.IGNORECASE,
)
# “Monday, no wait, Tuesday” is Tuesday.
RESTATED = re.compile(
    r"\b(?:no wait|no,? sorry|no,? actually|no,? hang on|tell a lie|i mean|i meant|scratch that"
    r"|make that|or rather|correction|sorry,|wait,|actually,|nope,|no,)\s*",
    re.IGNORECASE,
)

# “… no wait, yesterday was the dentist, it was two days ago.”
IT_WAS = re.compile(r", (?:it|that) (?:was|is) (?P<meant>.+)$", re.IGNORECASE | re.DOTALL)

# “Rowena Kitson, sorry, Rowena Kirton.”
NAME_RESTATED = re.compile(
    rf"(?P<old>{NAME})[,.;]?(?: -+)? (?i:(?:no|sorry|wait|hang on|hold on|i mean|i meant|actually|make that|or rather"
    rf"|correction|oops|scratch that|that['’]s wrong)\b[,.:]* ?)+(?P<new>{NAME})(?:, (?P<whole>{NAME}))?"
)

# “Xavier Lim has nothing to do with it.”
NAME_CLEARED = re.compile(
    rf"(?:^|(?<=[.!?;]))\s*{NAME} (?i:(?:has|had|is|was) (?:nothing to do with|not (?:in|part of)|no part in)"
    r"|(?:is|was)(?:n['’]t| not) (?:involved|part of|in))\b[^.!?;]*[.!?;]?"
)

Read = Callable[[str, datetime, date | None], str | None]


def read_as_it_stands(read: Read, text: str, now: datetime, day: date | None = None) -> str | None:
    """Return what `read` reads of the moment that a text tells in the end, None where it tells none.

    What is put right is only what is told anew: “yesterday at 3, no wait, half past” was yesterday.
    """
    words = WAS_SOMETHING_ELSE.sub("", SAID_BEFORE.sub("", text))
    told: str | None = None
    for place, part in enumerate(RESTATED.split(words)):
        said_last = IT_WAS.search(part) if place else None
        meant = read(said_last["meant"], now, _day_of(told) or day) if said_last else None
        told = _put_right(told, meant or read(part, now, _day_of(told) or day))
    return told or read(words, now, day)


def _put_right(before: str | None, now: str | None) -> str | None:
    if before is None or now is None:
        return now or before
    is_day_alone = "T" not in now and "/" not in now and "T" in before
    return f"{now}{before[10:]}" if is_day_alone else now


def _day_of(moment: str | None) -> date | None:
    return date.fromisoformat(moment[:10]) if moment else None


def with_names_put_right(text: str) -> str:
    """Return a text in which a name that is put right at once stands as it was meant: “Kitson, sorry, Kirton”.

    Who is said to have nothing to do with it does not stand in it.
    """
    cleared = NAME_CLEARED.sub(" ", text).strip()
    return NAME_RESTATED.sub(_name_meant, cleared or text)


def _name_meant(found: re.Match[str]) -> str:
    new, whole = found["new"], found["whole"] or ""
    # “Ben from Payroll, no, Ben from Finance” puts right where he is, and not who.
    if new in found.string[max(0, found.start() - REACH_OF_A_NAME) : found.start()]:
        return found[0]
    return whole if whole.startswith(new) else f"{new}, {whole}" if whole else new
