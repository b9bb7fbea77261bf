"""Rasa's processor with patience and a memory: how long a conversation goes on, and what a message means in it."""

from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.heard_before import HeardBeforeError
from bot.nlu.in_context.meaning import in_context


class PatientProcessor(MessageProcessor):
    """Rasa's processor, except that a report once begun waits, however long its person is away.

    The domain's `session_expiration_time` ends every other conversation, which keeps turns fast: each one
    reads all events of its session. Right after an answer, a message is first understood as a word on that answer.
    """

    async def parse_message(
        self,
        message: UserMessage,
        tracker: DialogueStateTracker | None = None,
        only_output_properties: bool = True,
    ) -> dict[str, Any]:
        """What the message says, in the light of the conversation where there is one."""
        parsed: dict[str, Any] = await super().parse_message(message, tracker, only_output_properties)
        return in_context(parsed, tracker) if tracker else parsed

    async def _handle_message_with_tracker(self, message: UserMessage, tracker: DialogueStateTracker) -> None:
        """Add the message to the conversation, or raise HeardBeforeError; the lock lets no second one pass."""
        heard = (event.message_id for event in tracker.events if isinstance(event, UserUttered))
        if message.message_id in heard:
            raise HeardBeforeError
        await super()._handle_message_with_tracker(message, tracker)

    def _has_session_expired(self, tracker: DialogueStateTracker) -> bool:
        return not tracker.active_loop_name and bool(super()._has_session_expired(tracker))
