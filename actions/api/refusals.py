"""Refusals in plain words: every error that a caller sees is a JSON object with one sentence in `error`."""

from collections.abc import Mapping

import structlog
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy.exc import SQLAlchemyError

from actions.api.access_token import AccessTokenError
from actions.api.operations import ConflictError, NotTheirsToOpenError
from actions.api.rate_limit import TooManyRequestsError
from actions.api.reply import reply
from actions.api.shown import Refused
from actions.cases.fields import FieldsError
from actions.cases.messages import CaseMessageError
from actions.cases.register.entering import RegisterError
from actions.cases.service import OpenCaseError
from actions.cases.workflow.moving import MoveError, UnseenCaseError
from actions.errors import AskFirstError

STATUSES: Mapping[type[AskFirstError], int] = {
    FieldsError: 400,
    OpenCaseError: 400,
    CaseMessageError: 400,
    AccessTokenError: 401,
    MoveError: 403,
    NotTheirsToOpenError: 403,
    UnseenCaseError: 404,
    ConflictError: 409,
    RegisterError: 409,
    TooManyRequestsError: 429,
}
log = structlog.get_logger()
HEADERS = {401: {"WWW-Authenticate": "Bearer"}}
WHERE_SANIC_REFUSES = {
    404: "There is nothing at this address.",
    405: "This address does not take that kind of request.",
    413: "That is too long. Please send at most 64 KB.",
}


async def refused(request: Request, error: AskFirstError) -> HTTPResponse:
    """Returns why a call was refused, with the status that fits."""
    status = next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
    return reply(_in_words(error), status, HEADERS.get(status))


async def unavailable(request: Request, error: SQLAlchemyError) -> HTTPResponse:
    """Returns that nothing can be said or done at the moment; what would have been done is undone."""
    log.error("api.unavailable", reason=type(error).__name__)
    return reply(Refused(error="We can't get at the cases just now. Nothing was changed; please try again."), 503)


async def refused_by_sanic(request: Request, error: SanicException) -> HTTPResponse:
    """Returns why a request never reached an operation."""
    words = WHERE_SANIC_REFUSES.get(error.status_code, "This request could not be understood.")
    return reply(Refused(error=words), error.status_code, getattr(error, "headers", None))


def _in_words(error: AskFirstError) -> Refused:
    if isinstance(error, FieldsError):
        return Refused(error="Some of what was sent cannot be taken.", fields=error.faults)
    return Refused(error=str(error), case=error.standing if isinstance(error, ConflictError) else None)
