"""The connection to a language model that speaks OpenAI's chat completions."""

import asyncio
from typing import Any

import httpx2
from pydantic import BaseModel, StrictStr, ValidationError, conlist

from actions.policy.reader.error import ReaderError, Reason
from actions.settings import ReaderSettings

LONGEST_BODY_IN_BYTES = 256 * 1024


class Message(BaseModel):
    """What the model wrote."""

    content: StrictStr


class Choice(BaseModel):
    """One completion; only the first one is read."""

    message: Message


class Completion(BaseModel):
    """The part of a chat completion that is read; servers add more to it, each its own."""

    choices: conlist(Choice, min_items=1)  # type: ignore[valid-type]


class Connection:
    """A pool of connections to one address, for one event loop.

    It follows no redirect, tries once, and neither a proxy nor a .netrc of the environment has a say: the key and the
    question go to the address that was set, or nowhere.
    """

    def __init__(self, settings: ReaderSettings) -> None:
        key = settings.key.get_secret_value()
        self._url = f"{(settings.address or '').rstrip('/')}/chat/completions"
        self._seconds = settings.timeout_seconds
        self._client = httpx2.AsyncClient(
            headers={"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {key}"} if key else {}),
            timeout=self._seconds,
            follow_redirects=False,
            trust_env=False,
        )

    async def complete(self, body: dict[str, Any]) -> str:
        """Return what the model writes in reply; raise ReaderError where that does not come whole and in time."""
        try:
            answer = await asyncio.wait_for(self._post(body), self._seconds)
            return str(Completion.parse_raw(answer).choices[0].message.content)
        except (asyncio.TimeoutError, httpx2.TimeoutException):
            raise ReaderError(Reason.TIME_OUT) from None
        except httpx2.HTTPError:
            raise ReaderError(Reason.UNREACHABLE) from None
        except (ValidationError, RecursionError):
            raise ReaderError(Reason.NO_COMPLETION) from None

    async def _post(self, body: dict[str, Any]) -> bytes:
        async with self._client.stream("POST", self._url, json=body) as response:
            if response.status_code != httpx2.codes.OK:
                raise ReaderError(Reason.BAD_STATUS)
            received = b""
            async for part in response.aiter_raw():
                received += part
                if len(received) > LONGEST_BODY_IN_BYTES:
                    raise ReaderError(Reason.TOO_LARGE)
            return received
