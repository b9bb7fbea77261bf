"""How long a conversation goes on before the next message begins a new one."""

from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker


class PatientProcessor(MessageProcessor):
    """Rasa's processor, except that a report once begun waits, however long its person is away.

    The domain's `session_expiration_time` ends every other conversation, which keeps turns fast: each one
    reads all events of its session.
    """

    def _has_session_expired(self, tracker: DialogueStateTracker) -> bool:
        return not tracker.active_loop_name and bool(super()._has_session_expired(tracker))
