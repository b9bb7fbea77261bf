"""What a button would send, typed by hand: it tells nothing and does nothing."""

import re

COMMAND = re.compile(r"^\s*/*\w+\s*\{")


def is_command(text: str) -> bool:
    """Return whether a text is such a command."""
    return COMMAND.match(text) is not None
