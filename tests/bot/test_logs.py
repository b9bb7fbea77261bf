import logging
import sys

import pytest

from bot.logs import LINE, WithoutMessageText

SECRET = "Bob shouted at me"


def _logged(logger: str, message: str, error: ValueError | None = None) -> str:
    record = logging.LogRecord(logger, logging.ERROR, "place.py", 7, message, None, None)
    if error:
        try:
            raise error
        except ValueError:
            record.exc_info = sys.exc_info()
    return WithoutMessageText(LINE).format(record)


def test_our_own_lines_are_shown() -> None:
    assert "Serving askfirst" in _logged("bot.application", "Serving askfirst")


@pytest.mark.parametrize("logger", ["rasa.core.processor", "root", "asyncio", "sanic.error", "botocore"])
def test_lines_of_others_show_only_where_they_come_from(logger: str) -> None:
    line = _logged(logger, f"Event: {SECRET}")
    assert SECRET not in line
    assert "place.py:7" in line


def test_an_exception_shows_its_frames_and_type_but_not_its_message() -> None:
    line = _logged("bot.channels.web", "A turn failed", ValueError(SECRET))
    assert "ValueError" in line
    assert "test_logs.py" in line
    assert SECRET not in line
