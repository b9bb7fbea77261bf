"""The conversation so far, message by message, so that whoever comes back sees what was said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from time import time
from typing import Any

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channels.replies import Reply, as_reply
from bot.channels.signed_choice import Choices


@dataclass(frozen=True)
class Utterance:
    """One message of a turn, which the person begins at place 0; `message` is Rasa's where the assistant speaks.

    `at` is in seconds since 1970. What was forgotten keeps its place without words.
    """

    turn: str
    place: int
    at: float
    text: str = ""
    message: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """What the message is known by, now and whenever it is read again."""
        return f"{self.turn}:{self.place}" if self.place else self.turn

    @property
    def is_kept(self) -> bool:
        """Whether anything of it is left to be shown."""
        return bool(self.text or self.message.get("text") or self.message.get("custom") or self.message.get("buttons"))


def said_by_person(turn: str, text: str) -> Utterance:
    """What a person says now, which begins a turn."""
    return Utterance(turn, 0, time(), text=text)


def answers(turn: str, messages: list[dict[str, Any]]) -> list[Utterance]:
    """What the assistant says in a turn."""
    return [
        Utterance(turn, place, message["timestamp"], message=message) for place, message in enumerate(messages, start=1)
    ]


def utterances(tracker: DialogueStateTracker) -> Iterator[Utterance]:
    """Every message of the present session; a pressed button is remembered by its payload but was read by its title."""
    titles: dict[str, str] = {}
    turn, place = "", 0
    for event in tracker.events:
        if isinstance(event, UserUttered):
            turn, place = event.message_id or "", 0
            yield Utterance(turn, place, event.timestamp, text=titles.get(event.text or "", event.text or ""))
        elif isinstance(event, BotUttered):
            place += 1
            titles.update({button["payload"]: button["title"] for button in event.data.get("buttons") or []})
            yield Utterance(turn, place, event.timestamp, message=event.message())


def conversation_so_far(tracker: DialogueStateTracker, choices: Choices) -> list[Reply]:
    """Every message of the present session that is still kept, each marked with who said it."""
    return [_marked(each, choices) for each in utterances(tracker) if each.is_kept]


def _marked(utterance: Utterance, choices: Choices) -> Reply:
    if utterance.place == 0:
        return {"from": "person", "text": utterance.text}
    return {"from": "assistant", **as_reply(utterance.message, choices)}
