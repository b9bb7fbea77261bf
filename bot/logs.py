"""Logs that say what happened and where, and never what anybody said."""

import copy
import logging
import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog

OURS = "bot"
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"

ExceptionInfo = tuple[type[BaseException] | None, BaseException | None, TracebackType | None]


class WithoutMessageText(logging.Formatter):
    """Shows our own lines whole, and of other people's only where they come from.

    Rasa and its libraries put the text, slots and events of a conversation into log lines and into the
    messages of exceptions, so neither can be shown.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line, and the frames of an exception if there is one."""
        if not _is_ours(record.name):
            record = copy.copy(record)
            record.msg, record.args = f"(text withheld; {record.filename}:{record.lineno})", ()
        return super().format(record)

    def formatException(self, exception: ExceptionInfo) -> str:  # noqa: N802 (the name is logging's)
        """The frames and the type of an exception without its message."""
        kind, _, trace = exception
        name = kind.__name__ if kind else "unknown exception"
        return "".join(traceback.format_tb(trace)) + f"{name} (message withheld)"


def configure_logs() -> None:
    """Send everything through the one formatter, warnings and up from others, from INFO our own."""
    handler = logging.StreamHandler()
    handler.setFormatter(WithoutMessageText(LINE))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(OURS).setLevel(logging.INFO)
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    structlog.configure(
        processors=[_name_only],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=lambda *_: logging.getLogger("bot.rasa"),
    )


def _is_ours(logger: str) -> bool:
    return logger == OURS or logger.startswith(f"{OURS}.")


def _name_only(_: Any, __: str, event: MutableMapping[str, Any]) -> str:
    """The fixed name of one of Rasa's structured events, without the values that go with it."""
    return str(event["event"])
