"""Reads which device is meant, where it is beyond doubt: by a model, an asset number, or what is on a USB stick."""

import re

from actions.conversation.telling.signs import listed

KIND = "security_incident"
DESCRIBED = rf"(?:{listed(KIND, 'described')}[ -]+)*"
DEVICE = rf"{DESCRIBED}{listed(KIND, 'device')}"
MODEL = listed(KIND, "model")
# “iPhone 3 days ago” names no model.
NO_NUMBER = (
    r"(?!\d+ ?(?:days?|weeks?|months?|years?|hours?|hrs?|min(?:ute)?s?|times?|am|pm|o'?clock|of|people|others"
    r"|iphones?|ipads?|phones?|laptops?)\b|20[12]\d\b|\d+[:.]\d)"
)
VARIANT = r"(?:[ -]+(?:pro|max|plus|mini|air|ultra|se|go|x|laptop|tab|book|fold|flip|note))*"
NUMBER_OF_A_MODEL = rf"[ -]+{NO_NUMBER}[a-z]{{0,2}}\d{{1,4}}[a-z]{{0,2}}\b{VARIANT}"
VARIANT_ALONE = r"[ -]+(?:pro max|pro|air|mini|plus|ultra|se|go|x\d?)\b(?: (?:laptop|tablet|phone))?"
TAG_WORD = r"(?:(?:asset|serial|tag|device|machine|inventory|imei)(?: (?:number|no\.?|tag|id|num))?|s/n)"
TAG = r"(?=[a-z-]*\d)[a-z0-9][\w-]{3,}"
# A letter beside the digits makes it a number of a device rather than of anything else.
LETTERED_TAG = r"(?=[a-z]+-?\d{3}|\d+[a-z-]+\d)[a-z0-9]+(?:-[a-z0-9]+)*\b"
NUMBERED = re.compile(rf"\b{TAG_WORD}(?: (?:is|was|it's|should (?:be|read)))?[:\s#]*(?P<tag>{TAG})\b", re.IGNORECASE)
# A device with its number behind it, “laptop LT-20451”.
TAGGED = re.compile(rf"\b{DEVICE}(?: is |[ ,(:]+)(?:{TAG_WORD}[ :#]*)?{LETTERED_TAG}\)?", re.IGNORECASE)
BARE_MODEL = re.compile(rf"\b{DESCRIBED}{MODEL}\b", re.IGNORECASE)
MOST_WORDS_BETWEEN = 2
BARE_DEVICE = re.compile(rf"\b{DEVICE}", re.IGNORECASE)
MODELLED = re.compile(
    rf"\b{DESCRIBED}{MODEL}{VARIANT}(?:{NUMBER_OF_A_MODEL}|{VARIANT_ALONE})(?: (?:phone|tablet|laptop))?", re.IGNORECASE
)
CONTENTS = re.compile(
    rf"\b{DESCRIBED}(?:usb|memory|flash|thumb|pen|portable|external|hard|data|backup)"
    r"(?: (?:stick|drive|disk|card|key|hard drive))?s?"
    r" (?:with|holding|containing|that (?:had|has|holds|held)|full of) (?P<what>.+?)"
    r"(?= (?:on (?:it|them|there)|is|was|were|has|have|got|from|in|at|yesterday|today|this|last|on the|when|and"
    r"|but|went|gone|i|to|by)\b|[,.;!?\n]|$)",
    re.IGNORECASE,
)
WHOSE = r"my|our|the|his|her|their|one of (?:my|our|the)|\w+'s|lost|stolen|nicked|misplaced|missing"
# “My phone call” and “the computer system” are no devices.
NO_TALK = r"(?! (?:call|calls|number|line|book|bag|case|charger|screen|system|room|password|code|pin|reader))"
# A device with a word before it that says whose it is, and a second one beside it.
OWN_DEVICE = re.compile(
    rf"(?:^\W*|\b(?:{WHOSE}) (?!(?:(?<=\bon the )|(?<=\bover the ))phone)|\b(?=work|ministry))"
    rf"(?P<device>{DEVICE}(?: and (?:(?:my|the|a) )?{DEVICE})?){NO_TALK}",
    re.IGNORECASE,
)
# What is called the asset is it.
CALLED_ASSET = re.compile(
    r"\b(?:asset|device|system)(?: (?:involved|affected|concerned))? (?:is|was) (?:called )?(?:(?:the|my|our|an?) )?"
    r"(?P<name>(?!(?:gone|lost|stolen|missing|not|now|on|in|at|being|still|only|down|slow|locked)\b)[^.,;\n]+?)"
    r"(?= and\b|[.,;\n]|$)",
    re.IGNORECASE,
)
SHOULD_BE = re.compile(r" should (?:be|read) ", re.IGNORECASE)
POSSESSIVE = re.compile(r"'s$")
DETERMINER = re.compile(
    r"^\W*(?:(?:it is|it's|its|it was|that's|that was|this is|this was|was|the|a|an|my|our|one of our|some|actually"
    r"|sorry|oh|um|no|nah|yes|yeah|yep|just|only|i think|i reckon|think|sure|on|from|device is|asset is)[, ]+)+",
    re.IGNORECASE,
)
DENIED_BEHIND = re.compile(r"[,;]? \b(?:not|rather than|instead of)\b.*$", re.IGNORECASE | re.DOTALL)
DENIED_BEFORE = re.compile(r"(?:\bnot|n't|\brather than|\binstead of)(?: (?:a|an|the|my))?\s*$", re.IGNORECASE)


def read_asset(text: str) -> str | None:
    """Return the device in the person's words, None where it is not named or only by what it is (“my phone”)."""
    plain = text.replace("’", "'")
    if called := CALLED_ASSET.search(plain):
        return called["name"].strip()
    named = (found for pattern in (MODELLED, TAGGED, CONTENTS) for found in pattern.finditer(plain))
    device = next((found for found in named if not DENIED_BEFORE.search(plain[: found.start()])), None)
    numbered = NUMBERED.search(plain)
    if numbered is None or (device and numbered["tag"] in device[0]):
        return device[0].strip() if device else None
    device = device or _model_before(plain, numbered) or BARE_DEVICE.search(plain)
    number = SHOULD_BE.sub(" ", numbered[0].strip())
    return f"{POSSESSIVE.sub('', device[0].strip())}, {number}" if device else number


def _model_before(plain: str, numbered: re.Match[str]) -> re.Match[str] | None:
    """Return the model that stands right before a number, which then is its own: “HP ZBook asset 7781”."""
    models = list(BARE_MODEL.finditer(plain, 0, numbered.start()))
    is_beside = bool(models) and len(plain[models[-1].end() : numbered.start()].split()) <= MOST_WORDS_BETWEEN
    return models[-1] if is_beside else None


def read_own_device(text: str) -> str | None:
    """Return the device that the person speaks of as theirs or as work's, “work phone”; None where there is none."""
    plain = text.replace("’", "'")
    found = (each for each in OWN_DEVICE.finditer(plain) if not DENIED_BEFORE.search(plain[: each.start()]))
    return next((POSSESSIVE.sub("", each["device"].strip()) for each in found), None)


def trimmed(answer: str) -> str:
    """Return an answer without the words that only lead to the device, “Surface Pro” of “it's my Surface Pro”."""
    rest = DENIED_BEHIND.sub("", answer.strip())
    return DETERMINER.sub("", rest).strip() or answer.strip()


def names_a_device(text: str) -> bool:
    """Return whether a text speaks of a device at all."""
    return read_asset(text) is not None or BARE_DEVICE.search(text) is not None
