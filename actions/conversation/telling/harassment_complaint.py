"""Reads the fields of a harassment complaint from whatever message tells them."""

import re
from collections.abc import Mapping
from datetime import datetime

from actions.cases.kinds import kind_named
from actions.conversation.telling import field_reader
from actions.conversation.telling.complaint.answers import QUESTION, respondent_told, words_told
from actions.conversation.telling.complaint.asides import read_reach, read_support, without_reach
from actions.conversation.telling.complaint.name_kept import NAMELESS, with_name_kept
from actions.conversation.telling.complaint.part_played import read_part
from actions.conversation.telling.complaint.persons import mentions
from actions.conversation.telling.complaint.respondent import read_respondent
from actions.conversation.telling.complaint.role import who_is_meant
from actions.conversation.telling.complaint.wishes import read_addressee, read_anonymous, read_option, takes_back
from actions.conversation.telling.complaint.witnesses import read_witnesses
from actions.conversation.telling.dates import read_past, tells_time_alone
from actions.conversation.telling.field_reader import OwnReader, at_the_time_told, yes_or_no
from actions.conversation.telling.names import NAME
from actions.conversation.telling.restated import read_as_it_stands
from actions.conversation.telling.telling import Telling
from actions.conversation.telling.vocabulary import read_value

KIND = "harassment_complaint"
FREE_WORDS = ("witnesses", "support_person", "contact_preference", "respondent")
MOST_WORDS_OF_A_BARE_VALUE = 6
# “Informal”, to whom it was.
MOST_WORDS_OF_A_WISH = 2
GOES_TO = re.compile(
    r"\b(?:go(?:es|ing)? to|send|sent|gets? it|get it|hears?|receives?|recipient|addressee)\b", re.IGNORECASE
)
# “Sam wasn't there, it was Mele” is about who saw it.
WITNESSED = re.compile(r"\b(?:there|saw|heard|witness\w*)\b", re.IGNORECASE)
# “Not Karl, he's my boss.”
NOT_TO_SOMEBODY = re.compile(rf"^\W*(?i:(?:please|just|anyone but|anybody but|definitely) )*(?i:not(?: to)?) {NAME}")
# “Karl Jessop, and Ana Bell saw it.”
NAME_BEFORE_A_WITNESS = re.compile(
    rf"^\W*(?P<who>{NAME})[,.;]+ (?:and |but )?"
    rf"(?P<rest>(?={NAME})[^,.;]*\b(?:saw|heard|was there|were there|witnessed)\b.*)$",
    re.DOTALL,
)
AS_SUPPORT = re.compile(
    r"\b(?:as (?:my |a )?support|support person|for support|to support me|in my corner|by my side)\b", re.IGNORECASE
)
# When somebody began here, or told somebody of it, is not when it happened.
ELSEWHEN = re.compile(
    r"\b(?:i|we|he|she|they)(?:['’](?:ve|d))?(?: (?:have|had|has|only|just|already|first"
    r"|also))* (?:joined|started (?:here|in|at|working|this|the|my)|moved here"
    r"|moved to|been here|worked (?:here|with|for|in)|been working|transferred|told (?:my|hr|our"
    r"|the)|reported|complained|raised it|mentioned it|spoke to"
    r"|emailed (?:my|hr)|asked my)\b[^.,;!?\n]*",
    re.IGNORECASE,
)


def read_fields(
    text: str, asked: str | None, known: Mapping[str, str], now: datetime, manager: str = ""
) -> dict[str, str]:
    """Return the fields that the text tells, by name; `asked` is the field that it answers, if any.

    `manager` is the name of the speaker's manager.
    """
    own: dict[str, OwnReader] = {
        "role": _role,
        "occurred_at": _occurred_at,
        "respondent": _respondent,
        "witnesses": _witnesses,
        "preferred_option": _option,
        "addressee": _addressee,
        "anonymous": _anonymous,
        "support_person": lambda telling: _words(telling, "support_person", _support(telling)),
        "contact_preference": lambda telling: _words(telling, "contact_preference", read_reach(telling.text)),
    }
    told = field_reader.read_fields(kind_named(KIND), Telling(text, asked, known, now), own)
    if asked == "addressee" and told.get("addressee") == "manager" and NOT_TO_SOMEBODY.match(text):
        told.pop("addressee")
    if asked == NAMELESS:
        told = with_name_kept(text, told)
    respondent = told.pop("respondent", None)
    named = who_is_meant(respondent, manager, is_answer=asked == "respondent") if respondent else None
    if named and told.get("witnesses") == respondent and asked != "witnesses":
        told.pop("witnesses")  # Whoever did it saw it too.
    return {**told, "respondent": named} if named else told


def read_account(text: str) -> str | None:
    """Return the text as the account where it says what happened."""
    return field_reader.read_account(kind_named(KIND), text)


def _answers(telling: Telling, name: str) -> bool:
    """Return whether the message answers a field's question, or is nothing but another value of it."""
    is_bare = len(telling.text.split()) <= MOST_WORDS_OF_A_BARE_VALUE
    return telling.asked == name or (telling.asked is None and name in telling.known and is_bare)


def _option(telling: Telling) -> str | None:
    is_instead_of_a_name = telling.asked == "respondent" and len(telling.text.split()) <= MOST_WORDS_OF_A_WISH
    if _answers(telling, "preferred_option") or is_instead_of_a_name:
        return read_option(telling.text, asked=True)
    return read_option(telling.text, is_wish="preferred_option" in telling.known and takes_back(telling.text))


def _addressee(telling: Telling) -> str | None:
    if _answers(telling, "addressee"):
        return read_addressee(telling.text, asked=True)
    told = read_addressee(telling.text)
    if told is None and "addressee" in telling.known and takes_back(telling.text):
        told = read_addressee(telling.text, asked=True)
        # “It was another manager” is about who did it.
        return told if told in ("people_team", "secretary") or GOES_TO.search(telling.text) else None
    return told


def _role(telling: Telling) -> str | None:
    """Once it is known, only plain words for it change it: “use my name” says nothing of whom it was done to."""
    if QUESTION.match(telling.text) or telling.asked in FREE_WORDS:
        return None
    told = read_value(KIND, "role", telling.text)
    if told is None and (telling.asked == "role" or "role" not in telling.known):
        told = read_part(telling.text)
    return told or (read_value(KIND, "role", telling.text, asked=True) if telling.asked == "role" else None)


def _occurred_at(telling: Telling) -> str | None:
    if telling.asked in FREE_WORDS:
        return None
    is_asked = telling.asked == "occurred_at"
    text = telling.text if is_asked else ELSEWHEN.sub(" ", without_reach(telling.text))
    if not telling.known and not is_asked and tells_time_alone(text, telling.now):
        return None  # what goes on at that time of day may have begun any day
    told = read_as_it_stands(read_past, text, telling.now, telling.day_of("occurred_at"))
    return at_the_time_told(telling, "occurred_at", told)


def _respondent(telling: Telling) -> str | None:
    if telling.asked == "respondent":
        if named := NAME_BEFORE_A_WITNESS.match(telling.text):
            return named["who"]
        if WITNESSED.search(telling.text) and read_witnesses(telling.text):
            return None  # “Tomasi was there as well” tells who saw it.
        return respondent_told(telling.text)
    is_of_others = "respondent" in telling.known and WITNESSED.search(telling.text) is not None
    return None if telling.asked in FREE_WORDS or is_of_others else read_respondent(telling.text)


def _witnesses(telling: Telling) -> str | None:
    is_support = AS_SUPPORT.search(telling.text) is not None and not WITNESSED.search(telling.text)
    named = NAME_BEFORE_A_WITNESS.match(telling.text) if telling.asked == "respondent" else None
    words = named["rest"] if named else telling.text
    return None if is_support else _words(telling, "witnesses", read_witnesses(words))


def _support(telling: Telling) -> str | None:
    """Return who is told as support, also where others are asked for: “I'd want Matiu sitting with me as support”."""
    told = read_support(telling.text)
    if told or telling.asked != "witnesses" or not AS_SUPPORT.search(telling.text):
        return told
    return next((each.text for each in mentions(telling.text) if each.tells_who), None)


def _words(telling: Telling, name: str, told: str | None) -> str | None:
    return words_told(name, telling.text) if telling.asked == name else told


def _anonymous(telling: Telling) -> str | None:
    if telling.asked != "anonymous":
        return None if QUESTION.match(telling.text) else read_anonymous(telling.text)
    return read_anonymous(telling.text, asked=True) or yes_or_no(telling)
