"""Reads the fields of an inappropriate_material report from whatever message tells them."""

import re
from collections.abc import Mapping
from datetime import datetime

from actions.cases.kinds import kind_named
from actions.conversation.telling import field_reader
from actions.conversation.telling.account.parts import parts_of
from actions.conversation.telling.account.told_in_parts import tells_another
from actions.conversation.telling.clauses import SENTENCE_END
from actions.conversation.telling.complaint.role import is_own_manager
from actions.conversation.telling.dates import read_moment
from actions.conversation.telling.field_reader import read_choice, yes_or_no
from actions.conversation.telling.reply import Reply, read_reply
from actions.conversation.telling.sender import (
    UNKNOWN,
    about_the_sender,
    address_told,
    read_sender,
    read_sender_answer,
    sender_by_deed,
)
from actions.conversation.telling.telling import Telling
from actions.conversation.telling.vocabulary import read_value, says_something

KIND = "inappropriate_material"
PART = re.compile(r"[,;.!\n]\s+|\n| - ")
FROM = re.compile(r"\b(?:from|by)\s+(.+)$", re.IGNORECASE | re.DOTALL)
# “The site, capitalbuses.example” is nobody of the organisation's own.
WEBSITE = re.compile(
    r"^(?!.*@).*\b(?:www\.|https?:|[\w-]+\.(?:com|net|org|info|biz|io|co|nz|au|uk|example)\b)", re.IGNORECASE
)
# Somebody who is known, but whom the person does not want to name.
NOT_NAMED = "not named"
# “Whoever it is, they're internal” names nobody.
SAID_OF_THEM = re.compile(r"^\W*(?:they|he|she|it)(?:['’](?:re|s)| is| are| was| were)\b", re.IGNORECASE)
NOT_FROM = re.compile(r"(?:\bnot|n['’]t) (?:from|by)\b", re.IGNORECASE)
# “An email with a link to a sex site” is an email.
WITH_A_LINK = re.compile(
    r"\b(?P<holder>e-?mail|text(?: message)?|sms|message|chat|dm)\b[^.;!?]{0,60}?"
    r"\b(?:with|containing|contains|contained|had|has|including|and) (?:an? |some |the )?(?:\w+ )?links?\b",
    re.IGNORECASE,
)
FOLLOWED = re.compile(
    r"\b(?:click|follow|open|tap|press|visit|land|went to|ended up|website|web site|webpage)\w*\b", re.IGNORECASE
)
SURE_OF_A_SENDER = 0.8
NOT_TOLD = {"sender": UNKNOWN, "sender_known": "no"}


def read_fields(text: str, asked: str | None, known: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Return the fields that the text tells, by name; `asked` is the field that it answers, if any."""
    own = {
        "sender": _sender,
        "sender_known": _sender_known,
        "sender_origin": _sender_origin,
    }
    told = field_reader.read_fields(kind_named(KIND), Telling(text, asked, known, now), own)
    return {**_implied(told.get("sender", ""), known), **told, **_what_held_the_link(text, told)}


def _implied(sender: str, known: Mapping[str, str]) -> dict[str, str]:
    """Return what follows where a website sent it, or the speaker's own manager, and was not told before."""
    follows = {"sender_known": "yes", "sender_origin": "internal"} if is_own_manager(sender) else {}
    if WEBSITE.search(sender):
        follows = {"sender_origin": "external"}
    return {name: value for name, value in follows.items() if name not in known}


def read_account(text: str) -> str | None:
    """Return the text as the description when it says what came, rather than only that something did."""
    sender = read_sender(text)
    rest = text.replace(sender, "") if sender else text
    kind = kind_named(KIND)
    return field_reader.read_account(kind, text) if says_something(KIND, rest) else None


def settle(told: Mapping[str, str]) -> dict[str, str]:
    """Return what was told with what follows from it: nobody knows a sender who is not known."""
    if told.get("sender") != UNKNOWN:
        return dict(told)
    if told.get("sender_known") == "yes":
        return {name: value for name, value in told.items() if name != "sender"}
    return {**NOT_TOLD, "sender_origin": "unknown", **told}


def _what_held_the_link(text: str, told: Mapping[str, str]) -> dict[str, str]:
    """Return what came where the link in it was not followed: an email with a link to a website is an email."""
    is_website = told.get("material_type") == "website" and not FOLLOWED.search(text)
    holder = WITH_A_LINK.search(text) if is_website else None
    came = read_value(KIND, "material_type", holder["holder"]) if holder else None
    return {"material_type": came} if came else {}


def _sender(telling: Telling) -> str | None:
    if telling.asked != "sender":
        return read_sender(telling.text)
    if telling.reply in (Reply.SKIP, Reply.NOT_KNOWN):
        return NOT_NAMED if telling.known.get("sender_known") == "yes" else UNKNOWN
    if found := address_told(telling.text):
        return found
    only_tells_when = read_moment(telling.text, telling.now) and tells_another(kind_named(KIND), telling)
    return None if only_tells_when else _sender_answered(telling.text, telling.now)


def _sender_known(telling: Telling) -> str | None:
    asked = telling.asked == "sender_known"
    if asked and telling.reply in (Reply.SKIP, Reply.NOT_KNOWN):
        return NOT_TOLD["sender_known"]
    told = read_value(KIND, "sender_known", telling.text) or read_value(
        KIND, "sender_known", _role(telling), asked=True
    )
    if told or not asked:
        return told
    return yes_or_no(telling) or read_value(KIND, "sender_known", telling.text, asked=True)


def _sender_origin(telling: Telling) -> str | None:
    field = kind_named(KIND).field("sender_origin")
    told = read_choice(kind_named(KIND), field, telling) if field else None
    return told or read_value(KIND, "sender_origin", _role(telling), asked=True)


def _role(telling: Telling) -> str:
    """Return what is said of the sender (“my boss Hemi”): they are thereby known, or inside, or outside."""
    sender = _sender(telling)
    return about_the_sender(telling.text, sender) if sender and sender != UNKNOWN else ""


def _sender_answered(text: str, now: datetime) -> str | None:
    """Return the sender that an answer tells, in a part of it that tells no other field."""
    said = [part for part in PART.split(text) if not (SAID_OF_THEM.match(part) or NOT_FROM.search(part))]
    behind_from = [found[1] for part in said if (found := FROM.search(part))]
    # What is said of somebody in another sentence is no part of their name.
    parts = [*PART.split(text), text] if len(SENTENCE_END.split(text.strip())) > 1 else [text, *PART.split(text)]
    told = sender_by_deed(text) or _first_sender(parts, now) or _sender_in_parts(text)
    return told or _first_sender(behind_from, now) or read_sender(text)


def _first_sender(parts: list[str], now: datetime) -> str | None:
    """Return the sender in the first part of an answer that tells one and no other field."""
    plain = (part for part in parts if read_reply(part) is None and not _tells_another_field(part, now))
    return next(filter(None, map(read_sender_answer, plain)), None)


def _sender_in_parts(text: str) -> str | None:
    parts = (part for part in parts_of(KIND, text) if part.field == "sender" and not part.value)
    return next((part.words for part in parts if part.probability >= SURE_OF_A_SENDER), None)


def _tells_another_field(text: str, now: datetime) -> bool:
    is_of_them = SAID_OF_THEM.match(text) is not None and read_value(KIND, "sender_origin", text) is not None
    return bool(is_of_them or read_value(KIND, "material_type", text) or read_moment(text, now))
