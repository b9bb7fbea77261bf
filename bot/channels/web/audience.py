"""The connections that show a conversation: each of them sees all of it, in order."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from weakref import WeakValueDictionary

from socketio import AsyncNamespace

from bot.channels.activity import Activity

History = Callable[[], Awaitable[Activity]]


class Audience:
    """Shows activities to every connection of a conversation, as long as its person is signed in there."""

    def __init__(self, socket: AsyncNamespace) -> None:
        self.socket = socket
        self._showing: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._leaving: dict[str, asyncio.TimerHandle] = {}

    def size(self, conversation: str) -> int:
        """How many connections show the conversation."""
        return sum(1 for _ in self.socket.server.manager.get_participants(self.socket.namespace, conversation))

    async def join(self, connection: str, conversation: str, until: datetime, history: History) -> None:
        """Show what was said so far, and what is said from now on until the person is no longer signed in."""
        async with self._in_order(conversation):
            await self.socket.emit("history", await history(), to=connection)
            if self.socket.server.manager.is_connected(connection, self.socket.namespace):
                await self.socket.enter_room(connection, conversation)
                self._leaving[connection] = self._leave_at(until, connection, conversation)

    async def show(self, conversation: str, activities: list[Activity]) -> None:
        """Show activities to a whole conversation, or to one connection.

        Whoever is just reading the history gets them afterwards.
        """
        async with self._in_order(conversation):
            for activity in activities:
                await self.socket.emit("activity", activity, room=conversation)

    def forget(self, connection: str) -> None:
        """Note that a connection has ended."""
        if leaving := self._leaving.pop(connection, None):
            leaving.cancel()

    def _in_order(self, conversation: str) -> asyncio.Lock:
        return self._showing.setdefault(conversation, asyncio.Lock())

    def _leave_at(self, moment: datetime, connection: str, conversation: str) -> asyncio.TimerHandle:
        seconds = (moment - datetime.now(timezone.utc)).total_seconds()
        begin = self.socket.server.start_background_task
        return asyncio.get_running_loop().call_later(seconds, begin, self.socket.leave_room, connection, conversation)
