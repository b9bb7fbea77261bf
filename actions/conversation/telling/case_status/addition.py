"""Reads what is to be added to a case: “can you tell them that he rang again” adds “he rang again”."""

import re

from actions.conversation.telling.case_status.references import without_references
from actions.conversation.telling.vocabulary import english, says_nothing

CASE_STATUS = "case_status"
THE_CASE = (
    r"(?:(?:my|the|that|this|an?|our|me)\s+)?(?:[\w'-]+\s+){0,2}?"
    r"(?:report|case|complaint|request|incident|file|statement|record|exemption|submission|matter|one|thing|it)s?\b"
)
TO_IT = rf"(?:\s+(?:(?:to|in|on|onto|into|with|for|about|of)\s+)?(?:{THE_CASE}|there|it))"
MENTIONING = r"(?:add(?:ed|ing)?|say|said|mention(?:ed)?|include(?:d)?|tell|told|put|note|point out|write)"
WANTING = r"(?:forgot|forgotten|meant|should(?:'ve| have)?|need(?:ed)?|want(?:ed)?|like|didn'?t|failed|wish)"
HANDLERS = (
    r"(?:them|him|her|(?:the|my)\s+\w+(?:\s+(?:team|desk|manager|handler|person))?"
    r"|who\w*\s+(?:\w+\s+){1,3}?(?:it|this|my \w+)|security|people|ict|hr)"
)
NEWS = r"(?:one more thing|another thing|something else|an? update|some news|more info(?:rmation)?|ps|fyi|btw|oh and)"
# What leads to the words that are to be added. The first that fits, fits.
LEADS = [
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        # add the number plate to my report
        r"^.{0,40}?\b(?:add|put|include|note|tack|pop|chuck)\s+(?P<words>.+?)"
        rf"\s+(?:on\s+)?(?:to|onto|in|into|on)\s+{THE_CASE}\W*$",
        # I forgot to say in my report that …, I should have mentioned …
        rf"^.{{0,60}}?\b{WANTING}\s+(?:also\s+)?(?:to\s+)?(?:also\s+)?{MENTIONING}"
        rf"(?:\s+(?:you|them|him|her|anyone))?{TO_IT}?(?:\s*[:,–—-])?(?:\s+that\b)?[:,]?\s+(?P<words>.+)$",
        # can you tell them that …, let the people team know: …
        rf"^.{{0,60}}?\b(?:tell|inform|remind)\s+{HANDLERS}(?:\s+(?:please|too))?(?:\s+that\b)?\s*[:,]?\s+(?P<words>.+)$",
        rf"^.{{0,60}}?\blet\s+{HANDLERS}\s+know(?:\s+that\b)?\s*[:,]?\s+(?P<words>.+)$",
        # please add to it that …, note on my case: …, pass on that …
        rf"^.{{0,60}}?\b(?:add|note|record|mention|update|put|pass)\b(?:\s+(?:on|in|down|an?|note|something|this))*{TO_IT}?"
        r"(?:\s+that\b|\s*[:–—]|\s*,|\s+-)\s*(?P<words>.+)$",
        # one more thing for my report: …, an update on the case – …
        rf"^.{{0,30}}?\b{NEWS}{TO_IT}?\s*[:,–—-]?\s+(?P<words>.+)$",
        # INC-2026-0003: …
        r"^(?:(?:re|about|on|for|regarding)\s*:?\s*)?my report\s*[:,–—-]\s*(?P<words>.+)$",
    )
]
# A sentence that is made of everyday words alone: “he did it again”.
SENTENCE = re.compile(
    r"\b(?:he|she|they|it|we|i|there|this|that|someone|everyone|\w+'s)\s+(?:\w+\s+)?"
    r"(?:was|is|were|has|have|had|did|does|came|went|said|called|told|got|will|would|can|could|won't|kept|just)\b",
    re.IGNORECASE,
)
INSTEAD = re.compile(
    r"^\W*(?:(?:no|nah|actually|sorry|wait|oh|please)\W+)*"
    r"(?:(?:can you |could you )?(?:change|make) (?:it|that)(?: to)?(?: say)?"
    r"|(?:it|that) should (?:say|read|be)|should (?:say|read)|i meant(?: to say)?"
    r"|(?:say|write) instead|instead(?: say)?|better|scratch that)\b[:,]?\s*(?P<words>.+)$",
    re.IGNORECASE | re.DOTALL,
)


def addition_in(text: str) -> str | None:
    """Return the words that are to be added, as the person wrote them; None where only the wish is told."""
    led = _led_words(text)
    words = (led or text).strip(" \n\t:,–—-")
    is_told = has_substance(words) or (led is not None and SENTENCE.search(words) is not None)
    return words if is_told else None


def leads_to_words(text: str) -> bool:
    """Return whether a text says outright that what follows is to be added."""
    led = _led_words(text)
    return led is not None and has_substance(led)


def answer_to_add(text: str) -> str | None:
    """Return the words that an answer to “what shall I add?” gives."""
    told = addition_in(text)
    return told or (text.strip() if SENTENCE.search(text) else None)


def replacement_in(text: str) -> str | None:
    """Return the words that are to stand instead of those read back, “ten” in “change it to ten”."""
    found = INSTEAD.match(text)
    return found["words"].strip() if found else None


def has_substance(text: str) -> bool:
    """Return whether a text says more than that somebody would like to add something."""
    return any(
        token.like_num or (token.is_alpha and not token.is_stop and not says_nothing(CASE_STATUS, token.lower_))
        for token in english()(without_references(text))
    )


def _led_words(text: str) -> str | None:
    said = without_references(text, "my report")
    return next((found["words"] for lead in LEADS if (found := lead.match(said))), None)
