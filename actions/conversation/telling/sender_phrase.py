"""The words in which an account speaks of whoever sent something: before “sent me”, or behind “from”."""

import re
from collections.abc import Iterator
from functools import cache

from actions.conversation.telling.sender_words import CAPITALISED, any_of, is_no_name

SENTENCE = re.compile(r"(?<=[.!?])\s+|[;\n]+")
ADVERBS = (
    r"(?:(?:has|have|had|just|also|again|then|now|kindly|accidentally|went and|decided to|keeps|kept|keep|been)\s+)*"
)
SENT = re.compile(
    rf"\b{ADVERBS}(?:(?:{any_of('sent')})\b|left(?= (?:(?:me|us|behind|a|an|this|that|one|some|two|three)\s+)*"
    r"(?:[\w-]+\s+)?(?:voice ?mails?|messages?|msgs?|vms?|notes?)\b))",
    re.IGNORECASE,
)
# Where the words about a sender begin: behind another thought.
OPENING = re.compile(
    r"^.*(?:\b(?:and|but|so|because|cos|cause|when|that|then|where|while|showed|saw|reckon|think|believe|see|saying"
    r"|hi|hello|hey|yesterday|today|tonight|morning|arvo|afternoon|evening|ago|\d+(?:[.:]\d\d)?\s?(?:am|pm))\b|[:…()\"“])[\s.]*",
    re.IGNORECASE | re.DOTALL,
)
# What a name is only shown or written as, “jdog99”, is one whatever it looks like.
SHOWN_AS = r"goes by|(?:show(?:s|ed|ing)?|came up|displayed|appear(?:s|ed)) as|signed(?: (?:it|off|as))?"
FROM = re.compile(
    rf"\b(?:from|by|off|sender (?:is|was)|sender is listed as|{SHOWN_AS}|courtesy of)[: ]+",
    re.IGNORECASE,
)
# Where the words behind “from” end.
END = re.compile(
    r"[,.;:!?\n)](?:\s|$)|\s[-–—]+\s|\b(?:with|saying|showing|about|containing|of (?:a|an|some|someone|people)|and|but"
    r"|so|which|when|at|on|around|just|yesterday|today|tonight|last|this|to (?:me|my|us|our|all|everyone)|into|(?-i:it)"
    r"|again|earlier|after|before|telling|asking|titled|called (?=['\"“]))\b",
    re.IGNORECASE,
)
# “An attachment called CV_Sinclair” names no sender.
THINGS = ("attachment", "file", "document", "folder", "pdf", "video", "picture", "image", "link", "photo")
NO_THING = "".join(f"(?<!{thing} )" for thing in THINGS)
PLACE = (
    r"(?:shop|team|office|desk|store|company|firm|school|court|unit|branch|centre|agency|department|club|bank|clinic)\b"
)
NAMED = re.compile(rf"\b{NO_THING}(?:called|named|goes by|listed as)\s+[\"“']?", re.IGNORECASE)
MOST_WORDS = 14
# Words that no words about a sender end with, or begin with.
NOBODY = frozenset(
    {"i", "we", "it", "he", "she", "they", "me", "you", "which", "who", "that", "this", "there", "nobody"}
    | {"was", "were", "got", "been", "be", "being", "get", "is", "not", "n't"}
)


def sender_phrases(text: str) -> Iterator[str]:
    """Yield what an account says of its sender, the likeliest first: “Neil Baxter, who runs the courier firm”."""
    yield from _before_sent(text)
    yield from _behind_from(text)


def _before_sent(text: str) -> Iterator[str]:
    for sentence in SENTENCE.split(text):
        for found in SENT.finditer(sentence):
            phrase = OPENING.sub("", sentence[: found.start()]).strip(" ,-–'\"")
            words = phrase.split()
            if words and words[-1].lower() not in NOBODY:
                yield " ".join(words[-MOST_WORDS:])


def _behind_from(text: str) -> Iterator[str]:
    for found in FROM.finditer(text):
        behind = text[found.end() :].lstrip(" \"“'")
        end = _end(behind)
        phrase = behind[:end].strip(" ,-–'\"“”")
        first = phrase.split()[0] if phrase else "it"
        if first == "IT" or first.lower() not in NOBODY:
            yield f"called {phrase}" if re.match(SHOWN_AS, found[0], re.IGNORECASE) else phrase


def _end(behind: str) -> int:
    """Return where the words about a sender end; what stands beside a name (“, a recruiter”) belongs to it."""
    found = END.search(behind)
    return found.start() if found else len(behind)


@cache
def name_pattern() -> re.Pattern[str]:
    """Return the pattern of a name with where its bearer is from (“Tim Rudd from IT”)."""
    particle = r"(?:de|van|von|der|la|te|o)"
    name = rf"{CAPITALISED}(?:[ -](?:{particle} )?{CAPITALISED}){{0,3}}"
    place = rf"(?:{CAPITALISED}|(?:\w+ (?={PLACE}))?\w+)(?: {CAPITALISED})*"
    return re.compile(rf"(?P<name>{name})(?P<place> (?:from|in|at|of) (?:the )?{place})?")


def without_other_words(name: str) -> str:
    """Return a name without the words at its beginning that only look like one: “Yesterday Ana” is Ana."""
    words = name.split()
    while words and is_no_name(words[0]):
        words = words[1:]
    return " ".join(words).removesuffix("'s").removesuffix("’s")
