"""Answers that nothing on their way keeps."""

from collections.abc import Mapping

from sanic.response import HTTPResponse

from actions.api.shown import Shown

HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def reply(shown: Shown, status: int = 200, headers: Mapping[str, str] | None = None) -> HTTPResponse:
    """Returns an answer in JSON."""
    body = shown.json(exclude_none=True, ensure_ascii=False)
    return HTTPResponse(body, status, {**HEADERS, **(headers or {})}, "application/json")
