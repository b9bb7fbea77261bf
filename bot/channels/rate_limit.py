"""How many messages a minute one person may send."""

from collections import defaultdict

from aiolimiter import AsyncLimiter

from bot.channels.identity import Person
from bot.channels.refusals import Refusal


class RateLimit:
    """A leaky bucket for each person."""

    def __init__(self, messages_per_minute: int) -> None:
        self._buckets: defaultdict[Person, AsyncLimiter] = defaultdict(
            lambda: AsyncLimiter(messages_per_minute, time_period=60)
        )

    async def admit(self, person: Person) -> None:
        """Count one message, or refuse it."""
        bucket = self._buckets[person]
        if not bucket.has_capacity():
            raise Refusal(429, "That was a lot of messages at once. Please wait a minute and try again.")
        await bucket.acquire()
