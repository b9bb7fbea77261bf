"""Reads the fields of an inappropriate_material report from whatever message tells them."""

from datetime import datetime

from actions.conversation.telling.dates import read_moment
from actions.conversation.telling.reply import Reply, read_reply
from actions.conversation.telling.sender import UNKNOWN, read_sender
from actions.conversation.telling.vocabulary import read_value

KIND = "inappropriate_material"
LONGEST_NAME_IN_WORDS = 12
FEWEST_WORDS_OF_AN_ACCOUNT = 4


def read_fields(text: str, asked: str | None, now: datetime) -> dict[str, str]:
    """Return the fields that the text tells, by name; `asked` is the field that it answers, if any."""
    told = {
        "material_type": read_value(KIND, "material_type", text),
        "sender": read_sender(text),
        "sender_known": read_value(KIND, "sender_known", text),
        "sender_origin": read_value(KIND, "sender_origin", text),
        "received_at": read_moment(text, now),
    }
    if asked is not None:
        told[asked] = _read_answer(asked, text, told.get(asked))
    if told["sender"] == UNKNOWN:
        told = {**told, "sender_known": "no", "sender_origin": told["sender_origin"] or "unknown"}
    return {name: value for name, value in told.items() if value}


def read_account(text: str) -> str | None:
    """Return the text as the description when it is an account rather than a bare “I want to report something”."""
    return text.strip() if len(text.split()) >= FEWEST_WORDS_OF_AN_ACCOUNT else None


def _read_answer(field: str, text: str, read: str | None) -> str | None:
    reply = read_reply(text)
    if field == "sender_known" and reply in (Reply.AFFIRM, Reply.DENY):
        return "yes" if reply is Reply.AFFIRM else "no"
    if reply is Reply.SKIP:
        return {"sender": UNKNOWN, "sender_known": "no", "sender_origin": "unknown"}.get(field)
    if field == "description":
        return text.strip()
    if field == "sender":
        return read or (text.strip() if reply is None and len(text.split()) <= LONGEST_NAME_IN_WORDS else None)
    return read
