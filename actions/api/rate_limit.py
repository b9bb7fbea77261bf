"""How many requests a minute one person may make."""

from collections import defaultdict

from aiolimiter import AsyncLimiter

from actions.errors import AskFirstError


class TooManyRequestsError(AskFirstError):
    """One person has made so many requests that none is answered for a while."""


class RateLimit:
    """A leaky bucket for each person."""

    def __init__(self, requests_per_minute: int) -> None:
        self._buckets: defaultdict[str, AsyncLimiter] = defaultdict(
            lambda: AsyncLimiter(requests_per_minute, time_period=60)
        )

    async def admit(self, email: str) -> None:
        """Counts one request. Raises TooManyRequestsError."""
        bucket = self._buckets[email]
        if not bucket.has_capacity():
            raise TooManyRequestsError("That was a lot of requests at once. Please wait a minute and try again.")
        await bucket.acquire()
