"""The JSON API, mounted at /api/v1: who calls, how often, and which operation answers."""

import asyncio
from collections.abc import Callable, Collection, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from typing import Any

from sanic import Blueprint, Sanic
from sanic.exceptions import MethodNotSupported, NotFound, SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json
from sqlalchemy.exc import SQLAlchemyError

from actions.api import operations
from actions.api.access_token import AccessTokenError, caller
from actions.api.body import json_body
from actions.api.description import description
from actions.api.operations import Answer, Call, Operation
from actions.api.rate_limit import RateLimit
from actions.api.refusals import STATUSES, refused, refused_by_sanic, unavailable
from actions.api.reply import reply
from actions.api.sent import NOT_ASKED_FOR, NewCase, NewMessage, NewMove, Sent, read_as
from actions.cases.fields import FieldsError
from actions.people.directory import find
from actions.settings import settings
from actions.store.database import engine_for, transaction

PREFIX = "/api/v1"
MADE, DONE = 201, 200
Handler = Callable[..., Coroutine[Any, Any, HTTPResponse]]


@dataclass(frozen=True)
class Route:
    """The operation that answers a call, what the call's body holds, and the names in its query."""

    operation: Callable[..., Answer]
    takes: type[Sent] | None = None
    query: tuple[str, ...] = ()


ROUTES: Mapping[str, Mapping[str, Route]] = {
    "/cases": {
        "GET": Route(operations.list_cases, query=("which",)),
        "POST": Route(operations.open_new_case, NewCase),
    },
    "/cases/<reference:str>": {"GET": Route(operations.show_case)},
    "/cases/<reference:str>/moves": {
        "GET": Route(operations.show_moves),
        "POST": Route(operations.move_case, NewMove),
    },
    "/cases/<reference:str>/messages": {
        "GET": Route(operations.show_messages),
        "POST": Route(operations.write_message, NewMessage),
    },
}


def mount_api(app: Sanic, requests_per_minute: int) -> None:
    """Adds the API to the server, for so many requests of each person, and plain words where a request fits nothing."""
    app.ctx.api_rate_limit = RateLimit(requests_per_minute)
    app.blueprint(api())
    for error in (NotFound, MethodNotSupported):
        app.error_handler.add(error, refused_by_sanic)


def api() -> Blueprint:
    """Returns the calls of the API."""
    calls = Blueprint("api", url_prefix=PREFIX)
    calls.add_route(describe, "/openapi.json")
    for path, methods in ROUTES.items():
        calls.add_route(_handler(methods), path, list(methods), name=path, stream=True)
    calls.exception(*STATUSES)(refused)
    calls.exception(SanicException)(refused_by_sanic)
    calls.exception(SQLAlchemyError)(unavailable)
    return calls


async def describe(request: Request) -> HTTPResponse:
    """Return the API's description, to anybody."""
    return json(description())


def _handler(methods: Mapping[str, Route]) -> Handler:
    async def handler(request: Request, **path: str) -> HTTPResponse:
        route = methods[request.method]
        email = caller(request.token or "")
        await request.app.ctx.api_rate_limit.admit(email)
        told: dict[str, Any] = {**path, **_query(request, route.query)}
        if route.takes:
            told["sent"] = read_as(route.takes, await json_body(request))
        answer = await asyncio.to_thread(_answer, email, partial(route.operation, **told))
        return reply(answer.shown, MADE if answer.is_new else DONE)

    return handler


def _query(request: Request, names: Collection[str]) -> Mapping[str, str | None]:
    """Returns the values in the query, None for one that is not there. Raises FieldsError where it holds others."""
    told = request.get_args(keep_blank_values=True)
    unknown = {name: NOT_ASKED_FOR for name in told if name not in names}
    if unknown:
        raise FieldsError(unknown)
    return {name: told.get(name) for name in names}


def _answer(email: str, operation: Operation) -> Answer:
    with transaction(engine_for(settings().database_url)) as session:
        person = find(session, email)
        if person is None:
            raise AccessTokenError("The person whom the token is for is not in the directory.")
        return operation(Call(session, person, datetime.now(timezone.utc)))
