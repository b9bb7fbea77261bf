"""Starts the bot: python -m bot.server

The process is prepared before Rasa is imported, because Rasa and TensorFlow start talking on import.
"""

import os
import sys
from typing import NoReturn

from bot.logs import configure_logs
from bot.settings import SettingsError, read_settings

CANNOT_START = 2


def main() -> None:
    """Start, or say in one plain line why not."""
    try:
        settings = read_settings()
    except SettingsError as error:
        _give_up(str(error))
    _keep_libraries_quiet()
    configure_logs()

    from bot.application import serve
    from bot.assistant import StartError

    try:
        serve(settings)
    except StartError as error:
        _give_up(str(error))


def _keep_libraries_quiet() -> None:
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"


def _give_up(reason: str) -> NoReturn:
    print(f"The bot cannot start. {reason}", file=sys.stderr)
    sys.exit(CANNOT_START)


if __name__ == "__main__":
    main()
