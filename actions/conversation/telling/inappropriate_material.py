"""Reads the fields of an inappropriate_material report from whatever message tells them."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from actions.conversation.telling.dates import read_moment
from actions.conversation.telling.reply import Reply, read_reply
from actions.conversation.telling.sender import UNKNOWN, is_role, read_sender, read_sender_answer
from actions.conversation.telling.vocabulary import english, read_value, says_nothing

KIND = "inappropriate_material"
FEWEST_WORDS_OF_AN_ACCOUNT = 4
FEWEST_TELLING_WORDS = 1
MOST_WORDS_OF_A_BARE_VALUE = 2
YES = re.compile(r"^\W*(?:yes|yep|yeah|yea|yup|aye|āe|sure)\b", re.IGNORECASE)
NO = re.compile(r"^\W*(?:no|nope|nah|kāo)\b", re.IGNORECASE)
PART = re.compile(r"[,;.!\n]\s+|\n| - ")
FROM = re.compile(r"\b(?:from|by)\s+(.+)$", re.IGNORECASE | re.DOTALL)
HAS_A_WORD = re.compile(r"[^\W\d_]{2,}")
# What a button would send, typed by hand; it is not how anybody tells what happened.
COMMAND = re.compile(r"^\s*/*\w+\s*\{")
# Somebody who is known, but whom the person does not want to name.
NOT_NAMED = "not named"
NOT_TOLD = {"sender": UNKNOWN, "sender_known": "no", "sender_origin": "unknown"}


def read_fields(text: str, asked: str | None, known: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Return the fields that the text tells, by name; `asked` is the field that it answers, if any."""
    if COMMAND.match(text):
        return {}
    sender = _sender_answered(text, now) if asked == "sender" else read_sender(text)
    # A bare “outside” tells the same whatever was asked.
    is_bare = len(text.split()) <= MOST_WORDS_OF_A_BARE_VALUE and read_reply(text) is None
    # Whoever is named by what they are (“my boss”) is thereby told to be known, or inside, or outside.
    role = sender if sender and is_role(sender) else ""
    told = {
        "material_type": read_value(KIND, "material_type", text, asked=asked == "material_type" or is_bare),
        "sender": sender,
        "sender_known": read_value(KIND, "sender_known", text) or read_value(KIND, "sender_known", role, asked=True),
        "sender_origin": read_value(KIND, "sender_origin", text, asked=is_bare)
        or read_value(KIND, "sender_origin", role, asked=True),
        "received_at": read_moment(text, now, _day(known)),
    }
    if asked is not None:
        told[asked] = _answer(asked, text, told.get(asked), known)
    return {name: value for name, value in told.items() if value}


def read_account(text: str) -> str | None:
    """Return the text as the description when it says what came, rather than only that something did."""
    is_long_enough = len(text.split()) >= FEWEST_WORDS_OF_AN_ACCOUNT
    sender = read_sender(text)
    rest = text.replace(sender, "") if sender else text
    return text.strip() if is_long_enough and not COMMAND.match(text) and _says_something(rest) else None


def settle(told: Mapping[str, str]) -> dict[str, str]:
    """Return what was told with what follows from it: nobody knows a sender who is not known."""
    if told.get("sender") != UNKNOWN:
        return dict(told)
    if told.get("sender_known") == "yes":
        return {name: value for name, value in told.items() if name != "sender"}
    return {**NOT_TOLD, **told}


def _says_something(text: str) -> bool:
    telling = [
        token
        for token in english()(text)
        if token.is_alpha and not token.is_stop and not says_nothing(KIND, token.lower_)
    ]
    return len(telling) >= FEWEST_TELLING_WORDS


def _day(known: Mapping[str, str]) -> date | None:
    return date.fromisoformat(known["received_at"][:10]) if "received_at" in known else None


def _answer(field: str, text: str, read: str | None, known: Mapping[str, str]) -> str | None:
    reply = read_reply(text)
    if reply is Reply.SKIP:
        return NOT_NAMED if field == "sender" and known.get("sender_known") == "yes" else NOT_TOLD.get(field)
    if field == "description":
        return text.strip() if reply is None and HAS_A_WORD.search(text) else None
    if field == "sender_known":
        return read or _yes_or_no(text, reply) or read_value(KIND, field, text, asked=True)
    if field == "sender_origin":
        return read or read_value(KIND, field, text, asked=True)
    return read


def _yes_or_no(text: str, reply: Reply | None) -> str | None:
    if reply is Reply.AFFIRM or (reply is None and YES.match(text)):
        return "yes"
    return "no" if reply is Reply.DENY or (reply is None and NO.match(text)) else None


def _sender_answered(text: str, now: datetime) -> str | None:
    """Return the sender that an answer tells, in a part of it that tells no other field."""
    parts = [text, *PART.split(text), *(found[1] for part in PART.split(text) if (found := FROM.search(part)))]
    answers = (
        read_sender_answer(part) for part in parts if read_reply(part) is None and not _tells_another_field(part, now)
    )
    return next((answer for answer in answers if answer), None) or read_sender(text)


def _tells_another_field(text: str, now: datetime) -> bool:
    return bool(read_value(KIND, "material_type", text) or read_moment(text, now))
