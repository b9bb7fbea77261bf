"""Values of closed fields that somebody puts right at once: "I got a text, no, tell a lie, it was a voicemail"."""

import re
from functools import partial

from actions.cases.kinds import Kind
from actions.conversation.telling.vocabulary import read_value

RESTATED = re.compile(
    r"\b(?P<old>\w+(?: \w+)?),?(?: -+)? (?:no,? |well,? )?(?:wait|tell a lie|sorry|scratch that|i mean|i meant"
    r"|make that|or rather|correction|hang on),?(?: no,?)?(?: (?:it was|it is|it['’]s))?"
    r" (?P<new>(?:(?:an?|the) )?\w+(?: \w+)?)",
    re.IGNORECASE,
)


def with_values_put_right(kind: Kind, text: str) -> str:
    """Return a text in which a value of a closed field that is put right at once stands as it was meant."""
    return RESTATED.sub(partial(_value_meant, kind), text)


def _value_meant(kind: Kind, found: re.Match[str]) -> str:
    closed = (field.name for field in kind.fields if field.choices)
    told = ((read_value(kind.kind, name, found["old"]), read_value(kind.kind, name, found["new"])) for name in closed)
    is_put_right = any(old and new and old != new for old, new in told)
    return found["new"] if is_put_right else found[0]
