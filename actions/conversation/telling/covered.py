"""Reads whom something is to cover: only the speaker, people by name, or a whole function."""

import re
from collections.abc import Mapping

from actions.conversation.telling.sender import NAME

ME, NAMED_STAFF, BUSINESS_FUNCTION = "me", "named_staff", "business_function"
I_OR_ME = r"(?i:me|myself|i)"
AND = r"(?: ?, ?(?:and )?| (?i:and|n) | ?& ?| ?\+ ?| (?i:plus|as well as|along with|together with) )"
NAMES = rf"{NAME}(?:{AND}{NAME})*"
# “Me and the deputy registrar”, “me and two of the registrars”: some people, but who they are is not told by name.
OTHERS = (
    r"(?i:(?:my|our|the|another|one other|a|two|three|four|five|both|some|a few|a couple of) (?:other |of )?"
    r"(?:(?!team\b|unit\b|branch\b|manager|boss|laptop|computer)[\w-]+ ?){1,3}?)"
)
WITH_ME = re.compile(
    rf"\b(?P<names>{I_OR_ME}{AND}{NAMES})|(?P<before>{NAMES}{AND}{I_OR_ME})\b(?! (?i:need|want)ed?\b.*\bfrom\b)"
)
LOWER_CASE_NAME = re.compile(
    r"\b(?:for|just|only|covers?|be)(?: just| only)? (?P<names>(?:me|myself)(?: and | & | n | \+ )"
    r"(?!(?:my|our|the|a|an|two|three|then|it|i|that|this|we|not|nobody|everyone|everybody|all|some|another|one|his|her|also"
    r"|for|in|on|maybe|possibly|someone|others?)\b)[a-zāēīōū]{2,}(?: (?:and|&|n) [a-zāēīōū]{2,})?)(?=\W*$|[,.;]| on | until| till| from| in )",
)
FOR_NAMES = re.compile(
    rf"\b(?i:(?:it'?s |only |just |be |also )+for|covers?|cover|covering|to cover|the people are|named?:?|staff:) (?P<names>{NAMES})"
    r"(?! ?(?i:court|trial|hearing|office|registry|team|project|case|files?|database|system|account|district|high))"
)
SOME_PEOPLE = re.compile(
    rf"\b{I_OR_ME}{AND}(?P<others>{OTHERS})(?=\W*$|[,.;]| (?i:on|in|from|until|till|at|who|so|because|to)\b)"
    r"|\b(?i:(?:for |just |only |the )?(?:two|three|four|five|six|seven|eight|\d) of us)\b"
)
WHOLE = re.compile(
    r"\b(?P<function>(?i:(?:everyone|everybody|anyone|all(?: of)?(?: the)? (?:staff|people|registrars|advisers|advisors|analysts)) (?:in|on|at|from) "
    r"|(?:the|our|my) (?:whole|entire|full) |all of (?:the|our|my) |the rest of (?:the|our|my) )"
    r"(?:(?!(?i:until|till|from|for|because|so|and|by|since|to|need|needs|can|would|will|has|have|is|are|as)\b)[\w'’&/-]+ ?){1,6})"
)


def read_covered(text: str) -> Mapping[str, str]:
    """Return `covers` and, where they are told, `covered_names` that a text tells; empty where it tells neither."""
    if found := WHOLE.search(text):
        return {"covers": BUSINESS_FUNCTION, "covered_names": found["function"].strip(" ,.")}
    for pattern in (WITH_ME, LOWER_CASE_NAME, FOR_NAMES):
        if found := pattern.search(text):
            names = next(told for told in found.groups() if told)
            return {"covers": NAMED_STAFF, "covered_names": names.strip(" ,.")}
    if found := SOME_PEOPLE.search(text):
        return {"covers": NAMED_STAFF}
    return {}
