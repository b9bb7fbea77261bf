"""Saying something in Teams, and showing meanwhile that an answer is being found."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from bot.channels.teams.activity import TYPING, Activity
from bot.channels.teams.connector import Connector, NotDeliveredError, UncertainDeliveryError
from bot.channels.teams.reference import Reference
from bot.channels.teams.said import Said

FAILURES = (NotDeliveredError, UncertainDeliveryError)


@dataclass(frozen=True)
class Speech:
    """Says things in conversations."""

    connector: Connector

    async def tell(self, reference: Reference, activities: Iterable[Activity], reply_to: str = "") -> None:
        """Show activities, in order."""
        for activity in activities:
            await self.connector.send(reference, activity, reply_to)

    @asynccontextmanager
    async def typing(self, reference: Reference) -> AsyncIterator[None]:
        """Show that an answer is being found; nothing waits for this, and it may fail."""
        shown = asyncio.create_task(self._type(reference))
        try:
            yield
        finally:
            shown.cancel()

    async def mark_used(self, reference: Reference, said: Said, card: Activity | None) -> None:
        """Show a card as used; where that fails it only goes on looking as before."""
        if card:
            with suppress(*FAILURES):
                await self.connector.update(reference, said.card, card)

    async def _type(self, reference: Reference) -> None:
        with suppress(*FAILURES):
            await self.connector.send(reference, TYPING)
