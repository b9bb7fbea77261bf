"""Answers to Teams where it waits for one: to the button of a card that asks for more than a message."""

from typing import Any

from sanic.response import HTTPResponse, json

from bot.channels.refusals import Refusal
from bot.channels.teams.wording import say

MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
NOT_IMPLEMENTED = 501


def heard() -> HTTPResponse:
    """The press was taken; its answer comes as a message."""
    return json({"statusCode": 200, "type": MESSAGE, "value": say("heard")})


def refused(refusal: Refusal) -> HTTPResponse:
    """The press was not taken; Teams shows why."""
    return json(_error(refusal.status_code, "BadRequest", str(refusal)))


def not_supported() -> HTTPResponse:
    """There is nothing here of this name."""
    return json(_error(NOT_IMPLEMENTED, "NotSupported", say("not_supported")), status=NOT_IMPLEMENTED)


def _error(status: int, code: str, message: str) -> dict[str, Any]:
    return {"statusCode": status, "type": ERROR, "value": {"code": code, "message": message}}
