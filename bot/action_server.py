"""The action server as the bot sees it: it answers, or the turn has failed and nothing of it is kept."""

import asyncio
from typing import Any

import aiohttp
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from yarl import URL

ANSWER_TIMEOUT = aiohttp.ClientTimeout(total=30)
HEALTH_TIMEOUT = aiohttp.ClientTimeout(total=2)
ACTION_REJECTED = 400


class TurnFailed(BaseException):
    """An action could not be run, so the turn must not be saved and the person must be told.

    It is no `Exception`, because Rasa's processor swallows those: it would answer with silence and save
    a turn in which the person spoke and nothing was done.
    """


class ActionServer(EndpointConfig):
    """Rasa's action endpoint, with failures that cannot be overlooked."""

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """Run an action; a 400 is an action declining to run, which Rasa's policies handle."""
        kwargs["timeout"] = ANSWER_TIMEOUT
        try:
            return await super().request(*args, **kwargs)
        except ClientResponseError as error:
            if error.status == ACTION_REJECTED:
                raise
            # Not chained: the action server's error pages repeat what the person said.
            raise TurnFailed(f"the action server answered {error.status}") from None
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as error:
            raise TurnFailed(f"the action server did not answer: {type(error).__name__}") from None

    async def is_up(self) -> bool:
        """Whether it says it is well."""
        health = URL(self.url).with_path("/health")
        try:
            async with (
                aiohttp.ClientSession(timeout=HEALTH_TIMEOUT) as session,
                session.get(health) as answer,
            ):
                return bool(answer.status == 200)
        except (aiohttp.ClientError, asyncio.TimeoutError):
            return False
