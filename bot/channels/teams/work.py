"""Work that goes on after a request was answered, and is finished before the bot stops."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any
from weakref import WeakValueDictionary

from bot.channels.teams.connector import NotDeliveredError, UncertainDeliveryError

SECONDS_TO_FINISH = 20

logger = logging.getLogger(__name__)


class Work:
    """Tasks that are kept until they are done; those of one conversation are done in the order in which they came."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def begin(self, conversation: str, work: Coroutine[Any, Any, None]) -> None:
        """Have it done; a failure is logged."""
        task = asyncio.create_task(self._do(conversation, work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """Wait until everything is done, or for a while."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=SECONDS_TO_FINISH)

    async def _do(self, conversation: str, work: Coroutine[Any, Any, None]) -> None:
        turn = self._turns.setdefault(conversation, asyncio.Lock())
        async with turn:
            try:
                await work
            except (NotDeliveredError, UncertainDeliveryError) as error:
                logger.error("An answer could not be shown. %s", error)
            except Exception as error:
                logger.error("An activity of Teams could not be answered", exc_info=error)
