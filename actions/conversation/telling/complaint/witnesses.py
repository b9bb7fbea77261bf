"""Reads who else saw or heard it from an account."""

import re
from functools import lru_cache

from actions.conversation.telling.complaint.acts import acts, any_of
from actions.conversation.telling.complaint.persons import Mention, mentions

LISTED = re.compile(r"^(?:, (?:and )?| and | & | or )$")


def read_witnesses(text: str) -> str | None:
    """Return who saw it or was there, in the words of the text; None where that is not told."""
    found = sorted([*mentions(text), *_crowds(text)], key=lambda each: each.start)
    groups = (_listed(text, found, place) for place in range(len(found)))
    return next((text[start:end] for start, end in groups if _saw_it(text, start, end)), None)


def _crowds(text: str) -> list[Mention]:
    return [Mention(found[0], *found.span()) for found in _crowd().finditer(text)]


def _listed(text: str, found: list[Mention], place: int) -> tuple[int, int]:
    """Return from where to where a list goes that begins with this mention."""
    end = found[place].end
    for following in found[place + 1 :]:
        if not LISTED.match(text[end : following.start]):
            break
        end = following.end
    return found[place].start, end


def _saw_it(text: str, start: int, end: int) -> bool:
    return _sees().match(text[end:]) is not None or _in_front_of().search(text[:start]) is not None


@lru_cache(maxsize=1)
def _sees() -> re.Pattern[str]:
    # “He saw me” is no witness.
    return re.compile(
        rf"^,? (?:(?:also|both|all|who|definitely|probably|must have|would have"
        rf"|too) )*(?:{any_of(acts()['sees'])})\b(?! (?:me|us)\b)",
        re.I,
    )


@lru_cache(maxsize=1)
def _in_front_of() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in front of|witnessed by|overheard by|seen by|witness(?:es)?(?:| is| are| was| were):?) $",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _crowd() -> re.Pattern[str]:
    whole = rf"(?:(?:the|our|my) )?(?:whole|entire) (?:\w+ ){{0,2}}(?:{any_of(acts()['gatherings'])})"
    return re.compile(rf"\b(?:{any_of(acts()['crowds'])}|{whole})\b", re.IGNORECASE)
