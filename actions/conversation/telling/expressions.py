"""The longest runs of words that name a day or a stretch of the calendar, and what stands between two of them."""

import re
from collections.abc import Iterator

from actions.conversation.telling.days import COUNT, MONTH, PART_OF_DAY, WEEKDAY

DAY_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
WORD = (
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|20\d\d"
    rf"|the|of|on|day|before|after|this|last|next|start|beginning|first|end|ago|weeks?|months?|years?|days|fortnight"
    rf"|weekend|today|tonight|yesterday|tomorrow|now|present|date|asap|{PART_OF_DAY}|{WEEKDAY}|{MONTH}|{DAY_NUMBER}|{COUNT}"
    r"|christmas|eve|boxing|new|year's|waitangi|anzac|good|easter|king's|birthday|matariki|labour)(?![\w:]|['.]\w)"
)
DAY = rf"\b{WORD}(?:,? {WORD}){{0,7}}"
TO = r"(?: ?- ?| (?:right )?(?:to|till|until|up to|through|through to)(?: and including)? )"
# “Monday - 16 November” is one day. A run of words is taken whole, so that long texts are read in time.
NO_EXPLANATION = rf"(?!{WEEKDAY} ?- ?(?:the )?\d)"
RANGE = re.compile(
    rf"\bbetween (?:about )?(?=(?P<between>{DAY}))(?P=between) and (?P<last_between>{DAY})"
    rf"|(?<![\w./-])(?:from )?{NO_EXPLANATION}(?=(?P<first>{DAY}))(?P=first){TO}(?P<last>{DAY})"
)
# “3-5 November”: the month, and the year if it is told, belong to both.
ONE_MONTH = re.compile(
    rf"(?<![\w./-])(?P<first>{DAY_NUMBER})(?P<to>{TO}| and )(?:the )?(?P<last>{DAY_NUMBER})"
    rf"(?P<month> (?:of )?{MONTH}\b(?:,? 20\d\d\b)?)"
)


def ranges_told(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words that may name the first and the last day of a range in a lower-case text."""
    for found in RANGE.finditer(ONE_MONTH.sub(r"\g<first>\g<month>\g<to>\g<last>\g<month>", text)):
        yield found["between"] or found["first"], found["last_between"] or found["last"]
