"""How people take something back: "actually it was Monday", "the date is wrong", "add that he rang me"."""

import re

from actions.conversation.telling.vocabulary import fields_named

MARK = (
    r"actually|sorry|wait|correction|i meant|oops|whoops|my bad|my mistake|hang on|hold on"
    r"|on second thoughts?|scratch that|i got that wrong|that's wrong|that was wrong|i was wrong"
)
CORRECTION = re.compile(
    rf"^\W*(?:oh,? )?(?:{MARK}|no[,. ]|nah[,. ]|make (?:it|that)\b|it was|it wasn)"
    r"|\b(?:actually|i meant|change|fix|correct|edit|update|amend|go back to|wrong|not right|mistake|incorrect)\b",
    re.IGNORECASE,
)
# Without any doubt: a description may well begin with “No”.
PLAIN_CORRECTION = re.compile(
    rf"^\W*(?:oh,? |no,? |nah,? )*(?:{MARK}|(?:no|nah),? (?:it was|it wasn|it came)"
    r"|(?:(?:can|could) (?:i|we|you) |please |i want to |i need to |i'd like to )*"
    r"(?:change|fix|correct|edit|update|go back to)\b)",
    re.IGNORECASE,
)
MOST_WORDS_OF_A_PLAIN_CORRECTION = 10
YES_OR_NO = re.compile(r"^\W*(?:yes|yeah|yep|no|nah|nope)\b[\s,.]*", re.IGNORECASE)
TO_THE_ACCOUNT = r"(?: to (?:the|my) (?:description|account|report|story|complaint|record|details|request))"
ADD = re.compile(
    rf"^\W*(?:[\w' ]+, )?(?:(?:can|could) (?:you|we|i) |please |also |oh |and |ok |then |i want to |i'd like to )*"
    rf"add(?: in)?{TO_THE_ACCOUNT}?(?: that)?[:, ]+(.+)$",
    re.IGNORECASE | re.DOTALL,
)
ADDITION = re.compile(
    r"^\W*(?:oh|ah|um|btw|by the way|sorry|actually|yeah|yep|yes|ok|okay)?[,. ]*"
    r"(?:and\b|also\b|plus\b|oh\b|btw\b|by the way\b|as well\b|one more thing\b|another thing\b|something else\b"
    r"|(?:i )?(?:just |almost |nearly )?(?:forgot|remembered)\b|i should (?:add|say|mention)\b|ps\b|add\b)",
    re.IGNORECASE,
)
NEW_VALUE = re.compile(r"\b(?:to|was|is|were|should be|should say|should read|as)\b:?\s+(.+)$|:\s*(.+)$", re.DOTALL)
# “The date is wrong” does not say what it should be.
NO_VALUE = re.compile(
    r"\b(?:wrong|mistake|incorrect|right|correct|spelt|spelled|misspelt|off|out|change|changed|fix)\b", re.IGNORECASE
)
MOST_WORDS_OF_A_JUDGEMENT = 3


def is_correction(text: str, *, after_yes_or_no: bool = False) -> bool:
    """Return whether a text takes something back; where yes or no is the answer, that word alone does not."""
    return CORRECTION.search(YES_OR_NO.sub("", text) if after_yes_or_no else text) is not None


def says_yes_or_no(text: str) -> bool:
    """Return whether a text begins with yes or no, and so answers a question of that kind."""
    return YES_OR_NO.match(text) is not None


def is_plain_correction(text: str) -> bool:
    """Return whether a text does nothing but take something back, so that it can be no account of what happened."""
    return len(text.split()) <= MOST_WORDS_OF_A_PLAIN_CORRECTION and begins_as_correction(text)


def begins_as_correction(text: str) -> bool:
    """Return whether a text begins as one does that takes something back."""
    return PLAIN_CORRECTION.match(text) is not None


def field_to_change(kind: str, text: str) -> str | None:
    """Return the first field of a kind of case that the text speaks of by its name."""
    return next(iter(fields_named(kind, text)), None)


def new_value(text: str) -> str | None:
    """Return what something should be instead, “Bob” in “change the sender to Bob”."""
    found = NEW_VALUE.search(text)
    value = (found[1] or found[2] or "").strip() if found else ""
    is_judgement = len(value.split()) <= MOST_WORDS_OF_A_JUDGEMENT and NO_VALUE.search(value)
    return None if is_judgement else value or None


def is_addition(text: str) -> bool:
    """Return whether a text begins as one does that adds to what was told: “oh and …”, “one more thing …”."""
    return ADDITION.match(text) is not None


def added_words(text: str) -> str | None:
    """Return what should be added to what happened."""
    found = ADD.match(text)
    return found[1].strip() if found else None
