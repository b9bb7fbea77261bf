"""Parts of a message that are said to be about something else: “on another matter, my docking station is broken”."""

import re

from actions.conversation.telling.reply import Reply, read_reply

ANOTHER = r"(?:an(?:other)?|a (?:separate|different)|some other|an unrelated|a completely different)"
SAID_TO_BE_ANOTHER = (
    rf"(?:on|in|about|as for) {ANOTHER} (?:matter|note|topic|subject|front|thing)\b"
    r"|(?:totally |completely |quite )?separate(?:ly)?(?: thing| matter| issue| note)?\b[,:]?"
    r"|incidentally\b|(?:(?:totally|completely|entirely|quite) )?unrelated(?:ly)?\b"
    r"|(?:a )?different (?:matter|thing|topic)\b|p\.?s\.?\b"
    r"|(?:while|since|as) i(?:['’]m)? think(?:ing)? of it\b|remind me (?:some ?time|later|one day|another time)\b"
    r"|while i(?:['’]m| am| have| have got|['’]ve got) (?:here|you|at it)\b|not (?:about|for) this\b"
)
IT_IS = r"(?:but |though )?(?:that|it)(?:['’]s| is|['’]ll be| can be| will be)"
PUT_OFF = (
    rf"{IT_IS} (?:for |a story for |a matter for |one for )?{ANOTHER} (?:matter|story|thing|day|issue|report|chat)\b"
    rf"|{IT_IS} (?:not for (?:you|here|now|this)|for (?:the )?(?:service desk|it|ict)\b)"
    r"|but (?:first things first|one thing at a time|that can wait)\b"
)
# “(Also someone's stolen the heat gun but that's another day's work.)”
SECOND_MATTER = re.compile(
    rf"\((?:also|btw|by the way|{SAID_TO_BE_ANOTHER})[^)]*\)"
    rf"|(?:(?<=[.!?;])|(?<=^))\s*(?:and |also |oh,? |but )*(?:{SAID_TO_BE_ANOTHER})[^.!?\n]*[.!?]?"
    rf"|(?:(?<=[.!?;])|(?<=^))\s*(?:and |oh,? )*also\b[^.!?\n]*?(?:{PUT_OFF})[^.!?\n]*[.!?]?",
    re.IGNORECASE,
)


def is_second_matter(text: str) -> bool:
    """Return whether a text says of all that it tells that it is another matter."""
    rest = SECOND_MATTER.sub(" ", text)
    is_rest_told = re.search(r"\w{3}", rest) is not None and read_reply(rest) is not Reply.RESUME
    return rest != text and not is_rest_told


def without_second_matter(text: str) -> str:
    """Return a text without what it says itself to be another matter, or all of it where nothing else is left."""
    rest = SECOND_MATTER.sub(" ", text).strip()
    return rest if re.search(r"\w", rest) else text
