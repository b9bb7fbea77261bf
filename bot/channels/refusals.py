"""Refusals in plain words: every error a client sees is a JSON object with one sentence in `error`."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.action_server import TurnFailed

logger = logging.getLogger(__name__)

TRY_AGAIN = "Something went wrong on our side. Nothing you told us before is lost: please try again in a moment."
WHERE_SANIC_REFUSES = {
    404: "There is nothing at this address.",
    405: "This address does not take that kind of request.",
    408: "The request took too long to arrive. Please try again.",
    413: "That is too long. Please send at most 4,000 characters.",
    503: TRY_AGAIN,
}


class Refusal(SanicException):
    """A request that cannot be met, and why, in words for the person."""

    quiet = True

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason, status_code=status)


@contextmanager
def or_try_again() -> Iterator[None]:
    """Turn any failure of ours into a request to try again."""
    try:
        yield
    except TurnFailed as failure:
        logger.error("A turn failed: %s", failure)
        raise Refusal(503, TRY_AGAIN) from None
    except Exception as error:
        logger.error("A turn failed", exc_info=error)
        raise Refusal(503, TRY_AGAIN) from None


def answer_errors_in_plain_words(app: Sanic) -> None:
    """Let no error page or stack trace reach a client."""
    app.error_handler.add(Refusal, _own_words)
    app.error_handler.add(SanicException, _words_for_status)
    app.error_handler.add(Exception, _unexpected)


def _own_words(request: Request, refusal: Refusal) -> HTTPResponse:
    return json({"error": str(refusal)}, status=refusal.status_code)


def _words_for_status(request: Request, error: SanicException) -> HTTPResponse:
    status = getattr(error, "status_code", 500)
    return json({"error": WHERE_SANIC_REFUSES.get(status, "This request could not be understood.")}, status=status)


def _unexpected(request: Request, error: Exception) -> HTTPResponse:
    logger.error("A request to %s failed", request.path, exc_info=error)
    return json({"error": TRY_AGAIN}, status=500)
