"""Bot Framework activities, as Web Chat shows them and Teams does."""

from collections.abc import Iterable
from datetime import datetime, timezone
from itertools import groupby
from typing import Any
from uuid import uuid4

from bot.channels.cards.card import CONTENT_TYPE, card
from bot.channels.cards.message import Message, as_message
from bot.channels.history import Utterance
from bot.channels.quick_exit import is_delicate, speaks_of_harassment
from bot.channels.signed_choice import Choices

Activity = dict[str, Any]
ASSISTANT = {"id": "askfirst", "role": "bot"}
PERSON = {"id": "person", "role": "user"}


def typing() -> Activity:
    """The sign that an answer is being found."""
    return {"type": "typing", "id": str(uuid4()), "timestamp": _moment(_now()), "from": ASSISTANT}


def typing_ended() -> Activity:
    """The sign that nothing more follows; Web Chat shows it for no time, in place of the sign before."""
    return {**typing(), "channelData": {"webChat": {"styleOptions": {"typingAnimationDuration": 0}}}}


def activities(utterances: Iterable[Utterance], choices: Choices) -> list[Activity]:
    """The messages that are still kept, turn by turn, each with the same id whenever it is shown."""
    return [
        activity
        for _, turn in groupby(utterances, key=lambda each: each.turn)
        for activity in _turn([each for each in turn if each.is_kept], choices)
    ]


def _turn(turn: list[Utterance], choices: Choices) -> list[Activity]:
    """Whoever must leave quickly must be able to from every message of a delicate turn."""
    says_so = speaks_of_harassment(each.text for each in turn)
    shows_so = any(is_delicate(each.message.get("custom") or {}) for each in turn)
    exit_data = {"quickExit": True} if says_so or shows_so else {}
    shown = (_by_assistant(each, choices) if each.place else _by_person(each) for each in turn)
    return [{**each, "channelData": {**each["channelData"], **exit_data}} for each in shown]


def _by_person(utterance: Utterance) -> Activity:
    said = {"from": PERSON, "text": utterance.text, "channelData": {"clientActivityID": utterance.turn}}
    return {**_message(utterance), **said}


def _by_assistant(utterance: Utterance, choices: Choices) -> Activity:
    message = as_message(utterance.message, choices)
    content = {**_message(utterance), "from": ASSISTANT, "replyToId": utterance.turn, "speak": message.text}
    return {**content, **_shown(message, utterance.id), "channelData": {"custom": dict(message.custom)}}


def _shown(message: Message, name: str) -> Activity:
    """The card where there is one, since it repeats the words, else the words."""
    content = card(message, name)
    attachment = {"contentType": CONTENT_TYPE, "content": content}
    return {"text": "", "attachments": [attachment]} if content else {"text": message.text}


def _message(utterance: Utterance) -> Activity:
    moment = datetime.fromtimestamp(utterance.at, timezone.utc)
    return {"type": "message", "id": utterance.id, "timestamp": _moment(moment), "textFormat": "plain"}


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")


def _now() -> datetime:
    return datetime.now(timezone.utc)
