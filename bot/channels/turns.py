"""One turn after another: a message is answered to its end, whether or not anybody still waits for the answer."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import jwt
from rasa.core.channels.channel import UserMessage

from bot.channels.identity import Identity, Person
from bot.channels.refusals import Refusal, or_try_again
from bot.channels.replies import Replies
from bot.channels.signed_choice import Choices
from bot.heard_before import HeardBeforeError

CHANNEL = "web"
OnNewMessage = Callable[[UserMessage], Awaitable[Any]]


@dataclass(frozen=True)
class Turns:
    """Knows people by their tokens and has their messages answered."""

    identity: Identity
    on_new_message: OnNewMessage
    channel: str = CHANNEL

    def person(self, token: str) -> Person:
        """Whose token this is; refuses one that is forged or has expired."""
        try:
            return self.identity.person(token)
        except jwt.InvalidTokenError:
            raise Refusal(401, "Please sign in first.") from None

    def choices(self, person: Person) -> Choices:
        """What can be offered to a person."""
        return Choices(self.identity.signer, self.identity.conversation(person))

    async def take(self, person: Person, text: str, turn: str | None = None) -> list[dict[str, Any]] | None:
        """Rasa's messages in answer to a text, None where the turn of that id was taken before."""
        replies = Replies()
        message = UserMessage(
            text,
            replies,
            sender_id=self.identity.conversation(person),
            input_channel=self.channel,
            message_id=turn or str(uuid4()),
            metadata={"attestation": self.identity.attestation(person), "in_group": bool(person.group)},
        )
        with or_try_again():
            try:
                await asyncio.shield(asyncio.ensure_future(self.on_new_message(message)))
            except HeardBeforeError:
                return None
        return replies.messages
