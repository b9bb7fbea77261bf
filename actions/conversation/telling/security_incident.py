"""Reads the fields of a security_incident case from whatever message tells them."""

import re
from collections.abc import Mapping
from datetime import datetime

from actions.cases.kinds import kind_named
from actions.conversation.telling import field_reader
from actions.conversation.telling.asset import names_a_device, read_asset, read_own_device, trimmed
from actions.conversation.telling.clauses import SENTENCE_END
from actions.conversation.telling.dates import read_past
from actions.conversation.telling.field_reader import at_the_time_told, words_of
from actions.conversation.telling.information_involved import read_information_involved
from actions.conversation.telling.restated import read_as_it_stands
from actions.conversation.telling.signs import read_signs
from actions.conversation.telling.telling import Telling
from actions.conversation.telling.vocabulary import read_title, read_value

KIND = "security_incident"
# So few words are nothing but the device: “Nokia, tag 30977”.
MOST_WORDS_OF_A_DEVICE = 7
# “My Surface, it has my emails on it” tells more than the device.
MORE_THAN_A_DEVICE = re.compile(r"\b(?:i|it|he|she|they|we|is|was|had|has|which)\b", re.IGNORECASE)
OF_DEVICES = ("lost_device", "stolen_device", "compromised_device", "malware")
TAKEN_BACK = re.compile(
    r"\b(?:actually|sorry|wait|hang on|hold on|i meant?|should be|not (?:the|my|a)|wrong|correction|oops|instead)\b",
    re.IGNORECASE,
)
LOST_OR_STOLEN = re.compile(
    r"\b(?:lost|missing)(?:,? \w+)? or (?:been )?stolen\b|\bstolen or (?:just )?lost\b", re.IGNORECASE
)
# When somebody left is not when it happened.
WHO_LEFT = re.compile(
    r"\bwho(?:'s|'ve)? (?:ha[sd] |have )?(?:left|finished|resigned|retired)\b[^.,;!?]*", re.IGNORECASE
)
# Where something happened is nothing that it happened to.
PLACE = re.compile(
    r"(?:^|\b(?:on|at|in) )(?:the |our )?(?:level|floor|\d+(?:st|nd|rd|th) floor|lobby|foyer|lift)(?: \d+)?$",
    re.IGNORECASE,
)
JUST = re.compile(
    r"\bjust (?:now |this minute |this second |been |got |had )?"
    r"(?:\w{3,}ed|lost|left|sent|saw|seen|had|got|went|found|clicked|put|gave|given|told|came|come|hit|stolen|stole)\b"
    r"|\b(?:just|right) now\b|\bas we speak\b|\bthis (?:minute|second|instant)\b",
    re.IGNORECASE,
)

# “It could have seen work information, but nobody knows how it's classified” names no device.
OF_THE_INFORMATION = re.compile(r"\bwork information\b|\bclassif(?:ied|ication)\b", re.IGNORECASE)


def read_fields(text: str, asked: str | None, known: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Return the fields that the text tells, by name; `asked` is the field that it answers, if any."""
    own = {
        "incident_type": _incident_type,
        "occurred_at": _occurred_at,
        "asset": _asset,
        "information_involved": read_information_involved,
    }
    told = field_reader.read_fields(kind_named(KIND), Telling(text, asked, known, now), own)
    if asked == "asset" or "asset" not in told:
        return told
    asset = PLACE.sub("", told.pop("asset")).strip()
    return {**told, "asset": asset} if asset else told


def read_account(text: str) -> str | None:
    """Return the text as the account where it says what happened."""
    return field_reader.read_account(kind_named(KIND), text)


def _incident_type(telling: Telling) -> str | None:
    if LOST_OR_STOLEN.search(telling.text):
        return None
    told = read_title(KIND, telling.text) or read_signs(KIND, telling.text)
    return told or (
        read_value(KIND, "incident_type", telling.text, asked=True) if telling.asked == "incident_type" else None
    )


def _occurred_at(telling: Telling) -> str | None:
    text, day = WHO_LEFT.sub("", telling.text), telling.day_of("occurred_at")
    read = read_as_it_stands(read_past, text, telling.now, day)
    told = at_the_time_told(telling, "occurred_at", read)
    is_now = told is None and "occurred_at" not in telling.known and JUST.search(telling.text)
    return telling.now.isoformat(timespec="minutes")[:16] if is_now else told


def _asset(telling: Telling) -> str | None:
    """Return the device that is named; to its own question any words will do that answer no other."""
    answer = words_of(telling) if telling.asked == "asset" else None
    if answer and (names_a_device(answer) or not _tells_another_field(telling)):
        named, whole = read_asset(answer), trimmed(answer)
        is_short = len(whole.split()) <= MOST_WORDS_OF_A_DEVICE and not _says_more(whole)
        return whole if is_short or named is None else named
    return read_asset(telling.text) or _device_concerned(telling)


def _says_more(answer: str) -> bool:
    """Return whether an answer says more than which device it is."""
    return (SENTENCE_END.search(answer) or MORE_THAN_A_DEVICE.search(answer)) is not None


def _device_concerned(telling: Telling) -> str | None:
    """Return the device that it happened to, once that is told; another one is only mentioned."""
    known, is_taken_back = telling.known.get("incident_type"), TAKEN_BACK.search(telling.text)
    incident_type = (None if known and not is_taken_back else read_signs(KIND, telling.text)) or known
    is_fresh = "asset" not in telling.known or is_taken_back
    return read_own_device(telling.text) if incident_type in OF_DEVICES and is_fresh else None


def _tells_another_field(telling: Telling) -> bool:
    """Return whether a message tells when it happened or of the information, and nothing that was known before."""
    told = {"occurred_at": _occurred_at(telling), "information_involved": read_information_involved(telling)}
    is_fresh = any(value and value != telling.known.get(name) for name, value in told.items())
    return is_fresh or OF_THE_INFORMATION.search(telling.text) is not None
