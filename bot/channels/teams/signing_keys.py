"""The keys with which the Bot Framework signs: published by it, fetched when first needed, and kept for a day."""

import asyncio
import logging
from collections.abc import Mapping
from time import monotonic
from typing import Any

from aiolimiter import AsyncLimiter
from httpx2 import AsyncClient, HTTPError
from joserfc.errors import JoseError
from joserfc.jwk import Key, KeySet

DAY = 24 * 60 * 60
SECONDS_BETWEEN_FAILURES = 10
# Everybody waits while keys are fetched, which those that are known need not.
SECONDS_BETWEEN_RENEWALS = 5 * 60
SECONDS_BETWEEN_UNKNOWN_KEYS = 5 * 60

logger = logging.getLogger(__name__)


class KeysUnavailableError(Exception):
    """The keys have never been fetched and cannot be now."""


class SigningKeys:
    """Finds keys by their ids; one that is not known is looked for anew, but seldom, for anybody can make up an id."""

    def __init__(self, client: AsyncClient, metadata_url: str) -> None:
        self.client = client
        self.metadata_url = metadata_url
        self._keys: Mapping[str, Key] = {}
        self._due_at = 0.0
        self._fetching = asyncio.Lock()
        self._unknown = AsyncLimiter(1, time_period=SECONDS_BETWEEN_UNKNOWN_KEYS)

    async def find(self, key_id: str) -> Key | None:
        """The key with this id, None where none is published; raises KeysUnavailableError."""
        async with self._fetching:
            if monotonic() >= self._due_at:
                await self._refresh()
            if not self._keys:
                raise KeysUnavailableError
            if key_id not in self._keys and self._unknown.has_capacity():
                await self._unknown.acquire()
                await self._refresh()
        return self._keys.get(key_id)

    async def _refresh(self) -> None:
        """Fetch the keys; where that fails, those known before stay."""
        try:
            metadata = await self._get(self.metadata_url)
            published = KeySet.import_key_set(await self._get(metadata["jwks_uri"]))
            keys = {key.kid: key for key in published.keys if key.kid}
            if not keys:
                raise ValueError("no keys are published")
        except (HTTPError, JoseError, ValueError, KeyError, TypeError) as error:
            logger.error("The Bot Framework's keys could not be fetched: %s", type(error).__name__)
            self._due_at = monotonic() + (SECONDS_BETWEEN_RENEWALS if self._keys else SECONDS_BETWEEN_FAILURES)
            return
        self._keys = keys
        self._due_at = monotonic() + DAY

    async def _get(self, url: str) -> Any:
        answer = await self.client.get(url, auth=None)
        return answer.raise_for_status().json()
