"""One turn at a time in a conversation, first come, first served."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.lock_store import LockStore


class ConversationLocks(LockStore):
    """Locks within one process; Rasa's own make the second message wait a whole second."""

    def __init__(self, **_: Any) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def lock(self, conversation_id: str, *_: float, **__: float) -> AsyncIterator[None]:
        """Held for the length of a turn."""
        lock = self._locks.setdefault(conversation_id, asyncio.Lock())
        async with lock:
            yield
