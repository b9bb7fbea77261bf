"""The longest runs of words that name a day or a stretch of the calendar, and what stands between two of them."""

import re

from actions.conversation.telling.days import COUNT, MONTH, PART_OF_DAY, WEEKDAY

DAY_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
WORD = (
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|20\d\d"
    rf"|the|of|on|day|before|after|this|last|next|start|beginning|first|end|ago|weeks?|months?|years?|days|fortnight"
    rf"|today|tonight|yesterday|tomorrow|now|asap|{PART_OF_DAY}|{WEEKDAY}|{MONTH}|{DAY_NUMBER}|{COUNT}"
    r"|christmas|boxing|new|year's|waitangi|anzac|good|easter|king's|birthday|matariki|labour)(?![\w:]|['.]\w)"
)
DAY = rf"{WORD}(?:,? {WORD}){{0,7}}"
TO = r"(?: ?- ?| (?:right )?(?:to|till|until|up to|through|through to)(?: and including)? )"
RANGE = re.compile(
    rf"\bbetween (?:about )?(?P<between>{DAY}) and (?P<last_between>{DAY})"
    rf"|(?<![\w./-])(?:from )?(?P<first>{DAY}){TO}(?P<last>{DAY})"
)
# “3-5 November”: the month, and the year if it is told, belong to both.
ONE_MONTH = re.compile(
    rf"(?<![\w./-])(?P<first>{DAY_NUMBER})(?P<to>{TO}| and )(?:the )?(?P<last>{DAY_NUMBER})"
    rf"(?P<month> (?:of )?{MONTH}\b(?:,? 20\d\d\b)?)"
)


def range_told(text: str) -> tuple[str, str] | None:
    """Return the words for the first and for the last day of a range told in lower-case words, None without one."""
    found = RANGE.search(ONE_MONTH.sub(r"\g<first>\g<month>\g<to>\g<last>\g<month>", text))
    return (found["between"] or found["first"], found["last_between"] or found["last"]) if found else None
