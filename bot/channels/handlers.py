"""Methods as Sanic's handlers."""

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse

Handler = Callable[[Request], Coroutine[Any, Any, HTTPResponse]]


def as_handler(method: Handler) -> Handler:
    """A function for a method: Sanic sets attributes on its handlers, which methods do not take."""

    @wraps(method)
    async def handler(request: Request) -> HTTPResponse:
        return await method(request)

    return handler
