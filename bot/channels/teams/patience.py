"""How requests to Teams are tried again: what it says may pass is, after a growing pause or the one it asks for."""

from contextlib import suppress
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

from httpx2 import ConnectError, ConnectTimeout, HTTPStatusError, PoolTimeout
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    stop_any,
    stop_before_delay,
    wait_exponential_jitter,
)

MOST_ATTEMPTS = 5
MAY_PASS = (412, 429, 502, 504)
# Nothing was sent when these happen, so that nothing can arrive twice.
NOT_SENT = (ConnectError, ConnectTimeout, PoolTimeout)
GROWING = wait_exponential_jitter(multiplier=0.5, max=20, jitter=0.5)
# Nobody waits longer for an answer, and the action server for a notification.
MOST_SECONDS = 50


def patiently() -> AsyncRetrying:
    """Tries a request until it succeeds or there is no hope left, and then raises its last error."""
    stop = stop_any(stop_after_attempt(MOST_ATTEMPTS), stop_before_delay(MOST_SECONDS))
    return AsyncRetrying(retry=retry_if_exception(_may_pass), wait=_pause, stop=stop, reraise=True)


def _may_pass(error: BaseException) -> bool:
    return isinstance(error, NOT_SENT) or (
        isinstance(error, HTTPStatusError) and error.response.status_code in MAY_PASS
    )


def _pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = _asked_for(error) if isinstance(error, HTTPStatusError) else 0.0
    return max(asked, GROWING(state))


def _asked_for(error: HTTPStatusError) -> float:
    """The pause in seconds that Retry-After asks for, told in seconds or as a date; 0 where it asks for none."""
    told = error.response.headers.get("retry-after", "")
    if told.isdecimal():
        return float(told)
    with suppress(ValueError, TypeError):
        return (parsedate_to_datetime(told) - datetime.now(timezone.utc)).total_seconds()
    return 0.0
