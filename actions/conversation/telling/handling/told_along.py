"""Reads what a message that names a deed tells of the deed's needs at once."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from actions.cases.workflow.table import Need
from actions.conversation.telling.case_status.references import without_references
from actions.conversation.telling.handling.deed import chance_of
from actions.conversation.telling.handling.need import read_day
from actions.conversation.telling.handling.reply_words import reply_words
from actions.conversation.telling.handling.words import words_told

# Whoever says that one of these is done has said what was done.
SELF_TELLING = frozenset({"triage", "contain", "resolve", "take_action", "decide", "assess", "start"})
COMMAND = re.compile(
    r"^\W*(?:please\s+|can you\s+|let's\s+|i(?:'ll| will| want to|'d like to)\s+)*"
    r"(?:note|mark|record|rate|assess|triage|decide|resolve|contain|set|put|start|get|begin|look)\b",
    re.IGNORECASE,
)
FEWEST_WORDS_OF_AN_ACCOUNT = 4


def told_along(deed: str, needs: tuple[Need, ...], text: str, today: date) -> dict[str, str]:
    """Return what the text tells of these needs, by name; choices are always asked."""
    return dict(_told(deed, needs, text, today))


def _told(deed: str, needs: tuple[Need, ...], text: str, today: date) -> Iterator[tuple[str, str]]:
    day = next((need for need in needs if need.type == "date"), None)
    words = next((need for need in needs if need.type == "words"), None)
    if day and (told := read_day(text, today)):
        yield day.name, told
    if words and (said := _words(deed, words, text)):
        yield words.name, said


def _words(deed: str, need: Need, text: str) -> str | None:
    if need.to_opener:
        return reply_words(text)
    told = without_references(text)
    is_account = len(told.split()) >= FEWEST_WORDS_OF_AN_ACCOUNT and not COMMAND.match(told)
    return told if deed in SELF_TELLING and is_account else words_told(text, partial(chance_of, name=deed))
