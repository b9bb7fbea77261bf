"""Whom a role means where no name is told: “my manager” is somebody certain, “a bloke from facilities” is not."""

import re

from actions.conversation.telling.complaint.persons import holds_a_name

# “A manager in another team” is somebody else's.
OWN_MANAGER = re.compile(
    r"^(?:(?:it['’]?s|it was|by|from) )?(?:(?:(?:my|our|the) )?(?:\w+ ){0,2}?(?:manager|boss|supervisor)"
    r"|(?:my|our) (?:\w+ ){0,2}?team lead(?:er)?)\b(?!['’]s)"
    r"(?! (?:in|from|of|at|on) (?:another|a different|the|a)\b)",
    re.IGNORECASE,
)
NOT_OWN = re.compile(
    r"\b(?:a|an|another|other|different|some|old|former|ex|previous|her|his|their|project|one of)\b", re.IGNORECASE
)
# “A bloke from facilities”, “one of the interns”: anybody may be meant.
ANYBODY = re.compile(
    r"^(?:an?|one of|some|somebody|someone|this|that|these|those|two|three|four|several|another|his|her|their"
    r"|(?:older |old |young |younger )?(?:bloke|guy|man|men|woman|women|lady|person|people|colleague|co-?worker))\b",
    re.IGNORECASE,
)


def is_own_manager(respondent: str) -> bool:
    """Return whether somebody is spoken of as the speaker's own manager."""
    found = OWN_MANAGER.match(respondent.strip())
    return found is not None and not NOT_OWN.search(found[0])


def tells_who(text: str) -> bool:
    """Return whether a text names somebody, or speaks of the speaker's own manager."""
    return holds_a_name(text) or is_own_manager(text)


def who_is_meant(respondent: str, manager: str, *, is_answer: bool) -> str | None:
    """Return who did it as others can understand it, None where an account leaves open who that is.

    `manager` is the name of the speaker's manager; to the question who it was, any words are an answer.
    """
    if is_answer or holds_a_name(respondent):
        return respondent
    if manager and is_own_manager(respondent):
        return manager
    return None if ANYBODY.match(respondent) else respondent
