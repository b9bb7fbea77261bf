"""What the assistant says in one turn, and the form in which plain clients read it."""

from collections.abc import Mapping
from typing import Any

from rasa.core.channels.channel import OutputChannel

from bot.channels.signed_choice import Choices

Reply = dict[str, Any]


def as_reply(message: Mapping[str, Any], choices: Choices) -> Reply:
    """One of Rasa's messages with its buttons signed; text, buttons and card stay together."""
    return {
        "text": message.get("text") or "",
        "buttons": [
            {"title": button["title"], "choice": choices.offer(button["payload"])}
            for button in message.get("buttons") or []
        ],
        "custom": message.get("custom") or {},
    }


class Replies(OutputChannel):
    """Collects the messages of one turn."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name in Rasa's responses."""
        return "web"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep the message whole, where Rasa would send its parts one by one."""
        self.messages.append(message)
