"""Reads whom something is to cover: only the speaker, people by name, or a whole function."""

import re
from collections.abc import Mapping

from actions.conversation.telling.names import CAPITALISED, NAME

ME, NAMED_STAFF, BUSINESS_FUNCTION = "me", "named_staff", "business_function"
I_OR_ME = r"(?i:me|myself|i)"
AND = r"(?: ?, ?(?:and )?| (?i:and|n|plus|as well as|along with|together with) | ?[&+] ?)"
# Of “me and Losa, Kiri's fine with it” Kiri is not covered.
PERSON = rf"{NAME}(?!['’]s\b)"
MORE = r"(?i:two|three|four|five|our|the|another|an?) (?!team|unit|manager|boss)[\w-]+"
NAMES = rf"{PERSON}(?:{AND}{PERSON})*(?:{AND}{MORE})?"
# “Kiri and I talked” tells who talked.
TALKED = r"(?! (?:have |both |already |had |were |went |just )*(?:talk|discuss|agree|sp[eo]ke|met|chat|had|went|been))"
GREETING = r"(?!(?:Hello|Hi|Hey|Kia|Thanks|Cheers|Please|Sorry|Morning|Yes|No|Also)\b)"
JOINED = r"(?:,? (?i:and|n|plus) | ?[&+] ?)"
ME_LAST = (
    r"(?:(?i:me|myself)\b|I(?= (?:both |all )?(?:need|want|will|would|are|have to|can|could|may|should|get to)\b))"
)
WITH_ME = re.compile(
    rf"\b(?P<names>{I_OR_ME}{AND}{GREETING}{NAMES})|\b{GREETING}(?P<before>{NAMES}{JOINED}{ME_LAST}){TALKED}"
)
LOWER_CASE_NAME = re.compile(
    r"\b(?:for|just|only|covers?)(?: just| only)? (?P<names>(?:me|myself)(?: and | & | n | \+ )"
    r"(?!(?:my|our|the|an?|two|three|then|its?|it's|i|i'm|that|this|we|not|nobody|every\w+|all|some|another|one|others?"
    r"|his|her|also|for|in|on|maybe|only|no)\b)[a-zāēīōū]{2,}(?: (?:and|&|n) [a-zāēīōū]{2,})?)"
    r"(?=\W*$|[,.;]| (?:on|until|till|from|in|at)\b)"
)
# “What I need is for Peni Latu and Jarrod Finn to carry the files.”
WHOLE_NAME = rf"{CAPITALISED} {CAPITALISED}(?!['’]s\b)"
FOR_SEVERAL = re.compile(rf"\bfor (?P<names>{WHOLE_NAME}(?:{AND}{WHOLE_NAME})+)")
# “Overkill, make it two people by name, Tevita Moala and Moana Kerr.”
BY_NAME = re.compile(rf"\b(?i:people|staff|persons|colleagues|of us),? by name\W+(?P<names>{NAMES})")
PLACE = r"(?! ?(?i:court|trial|hearing|office|registry|team|project|case|files?|database|system|account|district|high))"
FOR_NAMES = re.compile(
    rf"\b(?i:(?:it'?s |only |just |be |also )+for|exemption for|appl(?:y|ies) to|cover(?:s|ing)?|the people are|staff:)"
    rf" (?P<names>{NAMES}){PLACE}"
)
# “Me and two of the registrars”: some people, but not by name yet.
SOME_PEOPLE = re.compile(
    rf"\b{I_OR_ME}{AND}(?i:(?:my|our|the|another|one other|an?|two|three|four|five|some|both)"
    r" (?:(?!team\b|unit\b|manager|boss|laptop|computer)[\w-]+ ?){1,4}?)"
    r"(?=\W*$|[,.;]| (?i:on|in|from|until|till|at|who|so|because|to)\b)"
    r"|\b(?i:(?:two|three|four|five|six|seven|eight|\d) of us)\b"
)
UNIT = (
    r"(?:teams?|units?|branch|function|registry|registries|group|offices?|division|directorate|section|crew|department"
    r"|desk|floor|court|courthouse|centre|staff|bench)"
)
# “The whole picture” is nobody.
NO_FUNCTION = (
    r"(?:picture|story|thing|time|day|week|month|year|summer|winter|season|term|quarter|duration|context"
    r"|background|truth|lot|point|way|period)"
)
WHOLE = re.compile(
    r"\b(?P<function>(?i:(?:everyone|everybody|anyone|all(?: of)?(?: the)? (?:staff|people|registrars|advis[eo]rs))"
    r" (?:in|on|at|from) |(?:(?:the|our|my) |(?<=[,;.] )|(?<=^))(?:whole|entire|full) "
    r"|(?:the )?whole of (?:the|our|my) "
    r"|(?<=behalf of )(?:the |our )|all of (?:us (?:in|at|on) )?(?:the |our |my )?)"
    rf"(?i:(?:[\w'’&-]+ ){{0,4}}?{UNIT}\b(?: (?:at|in) (?:the )?)?(?-i:{PERSON})?(?: \([^()]{{2,40}}\))?"
    rf"|(?!us\b|(?:\w+ )?{NO_FUNCTION}\b)"
    r"[\w-]+(?: [\w-]+)?(?=\W*$|[,.;])))"
    rf"|\b(?i:it['’]?s|it is|just|only|would be|covers?) (?i:for )?(?P<unit>(?i:the|our) (?:[\w'’&-]+ ){{0,3}}"
    rf"(?:team|unit|registry|branch|function|division|directorate|section|group)\b(?: (?:at|in) {PERSON})?)"
    rf"|\b(?i:business function)(?: is|:|,| called)? (?P<named>(?i:the )?(?:[\w'’&-]+ ){{0,3}}{UNIT}\b)"
)

# “So that everyone in Counter Services can share one login.”
EVERYONE_IN = re.compile(
    rf"\b(?P<function>(?i:everyone|everybody|all staff) (?i:in|at|on|from) {CAPITALISED}(?: {CAPITALISED}){{0,3}})"
    r"(?= (?i:can|could|may|to|will|is|are|needs?|has|have|uses?)\b)"
)

# “That the Collections Unit be allowed to text people.”
UNIT_ALLOWED = re.compile(
    rf"\b(?i:that|for|allow|let|so) (?P<function>(?i:(?:the|our) (?:[\w'’&-]+ ){{1,3}}{UNIT}))"
    r"(?= (?i:be|is|are|can|could|may|might|to|will)\b)"
)


def read_covered(text: str) -> Mapping[str, str]:
    """Return `covers` and, where they are told, `covered_names` that a text tells; empty where it tells neither."""
    if found := EVERYONE_IN.search(text) or UNIT_ALLOWED.search(text):
        return {"covers": BUSINESS_FUNCTION, "covered_names": found["function"]}
    by_name = BY_NAME.search(text)
    if (found := WHOLE.search(text)) and not by_name:
        return {
            "covers": BUSINESS_FUNCTION,
            "covered_names": (found["function"] or found["unit"] or found["named"]).strip(" ,."),
        }
    for pattern in (BY_NAME, WITH_ME, LOWER_CASE_NAME, FOR_NAMES, FOR_SEVERAL):
        if found := pattern.search(text):
            names = next(told for told in found.groups() if told)
            return {"covers": NAMED_STAFF, "covered_names": names.strip(" ,.")}
    return {"covers": NAMED_STAFF} if SOME_PEOPLE.search(text) else {}
