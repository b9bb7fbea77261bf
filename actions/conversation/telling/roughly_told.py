"""Whether something was told only roughly, “my laptop” or “the whole team”, so that more of it may be known."""

import re
from collections.abc import Callable, Mapping

from actions.conversation.telling.asset import BARE_DEVICE
from actions.conversation.telling.complaint.persons import holds_a_name
from actions.conversation.telling.complaint.role import is_own_manager

DIGIT = re.compile(r"\d")
CAPITAL = re.compile(r"\b(?!I\b)[A-ZĀĒĪŌŪ]")
# The first word of a sentence has its capital letter from that.
FIRST_WORD = re.compile(r"(?:^|[.!?]\s+)\w+")
MOST_WORDS_OF_A_NAME = 3
ADDRESS = re.compile(r"\d|@|\.\w")
NOBODY = re.compile(
    r"^\W*(?:unnamed|not named|no ?body|no ?one|none|i (?:don|do not|can)"
    r"|(?:(?:an?|some|from) )*(?:unknown|private|hidden|blocked|withheld|anonymous)\b)",
    re.IGNORECASE,
)
CLASSIFICATION = re.compile(
    r"^\W*(?:(?:it'?s|all|marked|classified|yes) )*"
    r"(?:in[- ]confidence|sensitive|restricted|unclassified|confidential)\W*$",
    re.IGNORECASE,
)


def told_roughly(field: str, value: str) -> bool:
    """Return whether more may be known of what was told in a field: a number, a name, or what the information is."""
    return field in ROUGH and bool(value) and ROUGH[field](value)


def _is_any_device(value: str) -> bool:
    """Return whether a device or system is told without a number, and without a name of its own."""
    words = value if len(value.split()) <= MOST_WORDS_OF_A_NAME else FIRST_WORD.sub("", value)
    is_named = CAPITAL.search(words) is not None and not BARE_DEVICE.search(value)
    return not is_named and DIGIT.search(value) is None


def _is_nameless(value: str) -> bool:
    is_plain = ADDRESS.search(value) is None and NOBODY.match(value) is None and not is_own_manager(value)
    return is_plain and not holds_a_name(value) and CAPITAL.search(value[1:]) is None


def is_only_classified(value: str) -> bool:
    """Return whether words tell how information is classified, and not what it is."""
    return CLASSIFICATION.match(value) is not None


ROUGH: Mapping[str, Callable[[str], bool]] = {
    "asset": _is_any_device,
    "witnesses": _is_nameless,
    "respondent": _is_nameless,
    "employee": _is_nameless,
    "sender": _is_nameless,
    "information_involved": is_only_classified,
}
