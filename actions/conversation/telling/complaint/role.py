"""Whom a role means where no name is told: “my manager” is somebody certain, “a bloke from facilities” is not."""

import re

from actions.conversation.telling.complaint.persons import holds_a_name

# “A manager in another team” is somebody else's.
OWN_MANAGER = re.compile(
    r"^(?:(?:it['’]?s|it was|by|from) )?(?:(?:my|our|the) )?(?:\w+ ){0,2}?(?:manager|boss|supervisor"
    r"|team lead(?:er)?)\b(?!['’]s)"
    r"(?! (?:in|from|of|at|on) (?:another|a different|the|a)\b)",
    re.IGNORECASE,
)
NOT_OWN = re.compile(
    r"\b(?:a|an|another|other|different|some|old|former|ex|previous|her|his|their|project|one of)\b", re.IGNORECASE
)
CERTAIN = re.compile(r"^(?:my|our|the)\b(?! (?:other|same)\b)", re.IGNORECASE)


def is_own_manager(respondent: str) -> bool:
    """Return whether somebody is spoken of as the speaker's own manager."""
    found = OWN_MANAGER.match(respondent.strip())
    return found is not None and not NOT_OWN.search(found[0])


def who_is_meant(respondent: str, manager: str, *, is_answer: bool) -> str | None:
    """Return who did it as others can understand it, None where an account leaves open who that is.

    `manager` is the name of the speaker's manager; to the question who it was, any words are an answer.
    """
    if holds_a_name(respondent):
        return respondent
    if manager and respondent.lower().startswith("my ") and is_own_manager(respondent):
        return manager
    return respondent if is_answer or CERTAIN.match(respondent) else None
