"""Typed words stay words: to Rasa, text that begins with a slash is a command that sets intents and slots."""

import unicodedata
from itertools import dropwhile

LINE_LAYOUT = "\n\t"
UNPRINTABLE = {"Cc", "Cs"}


def as_typed(text: str) -> str:
    """The text without control characters and without anything that could make it a command."""
    printable = filter(_is_printable, unicodedata.normalize("NFC", text))
    return "".join(dropwhile(_leads_to_a_command, printable)).rstrip()


def _is_printable(character: str) -> bool:
    return character in LINE_LAYOUT or unicodedata.category(character) not in UNPRINTABLE


def _leads_to_a_command(character: str) -> bool:
    """Whether it is a slash, or a space or invisible character that may stand before one."""
    category = unicodedata.category(character)
    # An emoji newer than this Python is “unassigned” (Cn) to it, and yet something to be seen.
    return character == "/" or (category[0] in "ZC" and category != "Cn")
