"""What the bot asks of Teams: to show an activity, to change one, to open a conversation with a person."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from authlib.common.errors import AuthlibBaseError
from httpx2 import AsyncClient, HTTPError, HTTPStatusError

from bot.channels.teams.patience import NOT_SENT, patiently
from bot.channels.teams.reference import Reference

GONE = (403, 404)
SERVER_ERROR = 500


class NotDeliveredError(Exception):
    """Teams has certainly not shown it; `is_gone` where the conversation is not open to the bot any more."""

    def __init__(self, reason: str, *, is_gone: bool = False) -> None:
        super().__init__(reason)
        self.is_gone = is_gone


class UncertainDeliveryError(Exception):
    """Nobody can tell whether Teams has shown it."""


@dataclass(frozen=True)
class Connector:
    """Talks to the service from which a conversation came; each call raises the errors above."""

    client: AsyncClient

    async def send(self, reference: Reference, activity: Mapping[str, Any], reply_to: str = "") -> None:
        """Show an activity, in answer to another where that has an id."""
        said = {**activity, "from": {"id": reference.bot}, "conversation": {"id": reference.conversation}}
        if reply_to:
            said["replyToId"] = reply_to
        await self._call("POST", _activities(reference, reply_to), said)

    async def update(self, reference: Reference, activity_id: str, activity: Mapping[str, Any]) -> None:
        """Show an activity in another's place."""
        await self._call("PUT", _activities(reference, activity_id), {**activity, "id": activity_id})

    async def open(self, reference: Reference) -> str:
        """The id of the personal conversation with the person whom the reference names."""
        wanted = {
            "bot": {"id": reference.bot},
            "members": [{"id": reference.person}],
            "isGroup": False,
            "tenantId": reference.tenant,
            "channelData": {"tenant": {"id": reference.tenant}},
        }
        return str((await self._call("POST", f"{_service(reference)}/v3/conversations", wanted))["id"])

    async def _call(self, method: str, url: str, body: Mapping[str, Any]) -> Any:
        with _plain_errors(url):
            async for attempt in patiently():
                with attempt:
                    answer = (await self.client.request(method, url, json=body)).raise_for_status()
        return answer.json() if answer.content else {}


@contextmanager
def _plain_errors(url: str) -> Iterator[None]:
    """Say what became of a request to this address; where already the sign-in before it fails, nothing was sent."""
    try:
        yield
    except (*NOT_SENT, AuthlibBaseError) as error:
        raise NotDeliveredError(f"Teams cannot be used: {type(error).__name__}.") from None
    except HTTPError as error:
        if error.request.url != url:
            raise NotDeliveredError(f"The bot cannot sign in: {type(error).__name__}.") from None
        raise _undelivered(error) from None
    except (ValueError, KeyError) as error:
        raise UncertainDeliveryError(f"Teams did not answer as it should: {type(error).__name__}.") from None


def _undelivered(error: HTTPError) -> Exception:
    if not isinstance(error, HTTPStatusError):
        return UncertainDeliveryError(f"Teams did not answer as it should: {type(error).__name__}.")
    status = error.response.status_code
    if status >= SERVER_ERROR:
        return UncertainDeliveryError(f"Teams answered {status}.")
    return NotDeliveredError(f"Teams answered {status}.", is_gone=status in GONE)


def _service(reference: Reference) -> str:
    return reference.service_url.rstrip("/")


def _activities(reference: Reference, activity_id: str) -> str:
    conversation = f"{_service(reference)}/v3/conversations/{quote(reference.conversation, safe='')}/activities"
    return f"{conversation}/{quote(activity_id, safe='')}" if activity_id else conversation
