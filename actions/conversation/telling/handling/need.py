"""Reads the answer to what a deed needs to be told: words, a day, a choice."""

import re
from datetime import date

from actions.cases.kinds import YES_NO
from actions.cases.workflow.table import Need
from actions.conversation.telling.ahead import read_day_ahead
from actions.conversation.telling.field_reader import HAS_A_WORD, NO, YES
from actions.conversation.telling.periods import read_period
from actions.conversation.telling.reply import Reply
from actions.conversation.telling.vocabulary import read_value

UNTIL = re.compile(r"\b(?:till|til|until|up to|through to)\b", re.IGNORECASE)


def read_need(need: Need, text: str, reply: Reply | None, today: date, kind: str | None) -> str | None:
    """Return what an answer tells, None where it tells nothing; `kind` is the kind of case that the deed opens."""
    if need.type == "words":
        return text.strip() if reply is None and HAS_A_WORD.search(text) else None
    if need.type == "date":
        return read_day(text, today)
    return _choice(need, text, reply, kind)


def read_day(text: str, today: date) -> str | None:
    """Return the day to come that a text tells, the last one of a period; None where it tells none."""
    _, last = read_period(text, today, today)
    # “Until June” may mean its first day or its last, and tells neither.
    return last or (None if UNTIL.search(text) else read_day_ahead(text, today))


def _choice(need: Need, text: str, reply: Reply | None, kind: str | None) -> str | None:
    said = text.strip().casefold().rstrip(".!")
    for value, label in need.choices.items():
        if said in (value, label.casefold()):
            return value
    told = read_value(kind, need.name, text, asked=True) if kind else None
    return told or _named(need, said) or _yes_or_no(need, text, reply)


def _named(need: Need, said: str) -> str | None:
    """Return the one choice whose value is named in words of its own, “personal file” for `personal_file`."""
    words = {value: value.replace("_", " ") for value in need.choices if value not in YES_NO}
    named = [value for value, name in words.items() if re.search(rf"\b{re.escape(name)}\b", said)]
    return named[0] if len(named) == 1 else None


def _yes_or_no(need: Need, text: str, reply: Reply | None) -> str | None:
    is_yes = reply is Reply.AFFIRM or (reply is None and YES.match(text) is not None)
    is_no = reply is Reply.DENY or (reply is None and NO.match(text) is not None)
    value = "yes" if is_yes else "no" if is_no else None
    return value if value in need.choices else None
