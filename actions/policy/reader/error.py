"""Why the reader was not followed; the reason is all that is ever logged of it."""

from enum import Enum


class Reason(str, Enum):
    """What was wrong: the first five with the connection, the others with the reply."""

    TIME_OUT = "time_out"
    UNREACHABLE = "unreachable"
    BAD_STATUS = "bad_status"
    TOO_LARGE = "too_large"
    NO_COMPLETION = "no_completion"
    MALFORMED = "malformed"
    UNKNOWN_RULE = "unknown_rule"
    UNKNOWN_VERDICT = "unknown_verdict"
    UNKNOWN_CLAUSE = "unknown_clause"
    NOT_VERBATIM = "not_verbatim"
    TOO_LAX = "too_lax"


class ReaderError(Exception):
    """The reader gave nothing that may be followed, so that the built-in answer stands."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
