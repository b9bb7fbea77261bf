"""Reads why something is needed: what stands behind "because", or before "so I need to"."""

import re
from collections.abc import Callable

SUBJECT = (
    r"(?:i|we|they|he|she|it|you|the|our|my|their|his|her|there|this|that|these|those|nobody|no one|people|staff"
    r"|counsel|court|everyone)(?:['’]\w+)?\b"
)
WISH = (
    r"(?:i (?:guess|suppose|think|reckon) )?(?:i|we)(?:['’](?:m|re|d|ll)| am| are| would| will| really| do)*"
    r" (?:need|want|have to|had to|must|like|ask|after|hoping|wondering|looking|request|apply)"
)
# “Since the restructure” tells when, and not why.
CHANGE = (
    r"(?:move|start|end|beginning|restructure|reshuffle|merger|change|new year|pandemic|lockdown|earthquake|flood"
    r"|election|cyclone|fire|shift|holidays|summer|winter|weekend)\b"
)
VERB = r"(?:['’]s|is|are|was|were|has|have|had|can|cannot|(?:can|don|doesn|won)['’]t|need|only|do|does|keeps?)\b"
REASON = re.compile(
    r"\b(?:because(?: of)?|['’]cause|cos|coz|cuz|bc|so that|so as to|in order (?:to|that)|due to|owing to|reason being"
    r"|(?:the )?(?:business )?(?:reason|need)(?: for (?:it|this))? is(?: simply| just| mainly| really)?(?: that)?"
    r"|(?:business )?(?:reason|need) ?(?=:)"
    rf"|so(?! {WISH})(?= {SUBJECT})|since(?! the (?:\w+ )?{CHANGE})(?= {SUBJECT})|given(?: that)?(?= {SUBJECT})"
    r"|(?<!such )(?<!well )(?<!soon )(?<!long )(?<!far )(?<!much )(?<!same )"
    r"as(?! (?:you|i|we) (?:may|might|will|can|know|said|see|understand|say|mentioned)\b)"
    rf"(?= {SUBJECT}(?: [\w'’]+){{0,3}}? ?{VERB})"
    r"|(?:otherwise|or else)(?!,? (?:and|but)\b))[\s,:]+(?P<reason>(?:(?!\b(?:because|cos|coz|since)\b).)+)",
    re.IGNORECASE | re.DOTALL,
)
CONSEQUENCE = re.compile(rf"^(?P<reason>.+?)[\s,;.–-]+(?:and |hence )?so,? (?={WISH})", re.IGNORECASE | re.DOTALL)
SO_I_NEED = re.compile(rf"^(?:and )?so,? (?={WISH})", re.IGNORECASE)
# What is lacking, or gained, told right behind what is to be done, is the reason for it.
LACK_OR_GAIN = re.compile(
    r"^(?:(?:and )?there(?:['’]s| is| are|['’]re) (?:no|only)|there isn['’]t"
    r"|we (?:can['’]t|cannot|don['’]t have|have no)\b"
    r"|(?:(?:it|this|that)(?:['’]d|['’]ll| would| will)?|would) (?:save|help|let|allow|make|speed)s?\b)",
    re.IGNORECASE,
)
# “We need it to train the filters”, “it's for the yearly audit”.
PURPOSE = re.compile(
    r"(?:^|[.!?;,]\s+)(?P<reason>(?:(?:i|we|they)(?:['’]d|['’]ll| would| will| really)* need (?:it|this|that|them)"
    r" (?:to|so|for)\b|(?:it|this)(?:['’]s| is) (?:to|for)\b"
    r"(?! (?:me|us|just|only|one|two|three|\d|all|everyone|named|a )\b))"
    r"[^.!?;]+)",
    re.IGNORECASE,
)
# “For the exit interviews we want to record on a dictaphone.”
OCCASION = re.compile(
    r"(?:^|[.!?;]\s+)(?P<reason>For (?:the|our|my|an?|some|this|these)\b[^,.!?;]{3,60}?),?"
    r" (?=(?:i|we)(?:['’]d| would)?(?: really)? (?:want|need|like|have to)\b)",
    re.IGNORECASE,
)
# That something is not allowed is why somebody asks, and no reason for it.
RULE_KNOWN = re.compile(
    r"\b(?:not|n['’]t) (?:\w+ )?(?:meant|allowed|supposed|permitted)\b"
    r"|\b(?:can['’]?t|cannot) (?:\w+ )?(?:use|do|have) (?:it|that|this|them)\b"
    r"|\b(?:not|n['’]t) (?:yet )?(?:approved|on the (?:approved )?list)\b"
    r"|\b(?:is|are|it['’]s) (?:banned|prohibited|forbidden)\b",
    re.IGNORECASE,
)
# “The reason is simply that the hearings can't go ahead.”
CALLED_REASON = re.compile(
    r"\bthe (?:business )?reason(?: for (?:it|this|that))? is(?: simply| just| mainly| really)?(?: that)?[\s,:]+"
    r"(?P<reason>[^.!?]+)",
    re.IGNORECASE,
)
# “Without it I can't write up the notes”: what is lacking goes before what only led there.
LACKING = re.compile(
    r"(?:(?:^|[.!?;]\s+)(?=without (?:it|this|that|them|one)\b)"
    r"|\b(?:as )?(?:otherwise|or else)(?!,? (?:and|but)\b)[\s,:]+)"
    r"(?P<reason>[^.!?]+)",
    re.IGNORECASE,
)
# “So that's when it has to start” gives no reason.
NO_REASON = re.compile(
    r"^(?:that|this|it)(?:['’]s| is| was) (?:when|the day|how long|why|what|where|it)\b", re.IGNORECASE
)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n|;")
PART = re.compile(r",\s+| - | – |\s+(?=and (?:my|our|i['’]ll|it['’]s|it would|this is|just|only)\b)")


def read_reason(text: str, says_something: Callable[[str], bool], tells_another: Callable[[str], bool]) -> str | None:
    """Return the reason that a text gives, up to the part that tells something else; None where it gives none.

    Behind “I need leave because …” stands what is to be done and no reason for it.
    """
    for given in (*CALLED_REASON.finditer(text), *LACKING.finditer(text), *REASON.finditer(text)):
        if says_something(text[: given.start()]) and not NO_REASON.match(given["reason"]):
            return _own_part(given["reason"], tells_another)
    sentences = [sentence for sentence in SENTENCE_END.split(text) if sentence]
    for before, sentence in zip(["", *sentences], sentences, strict=False):
        if RULE_KNOWN.search(sentence):
            continue
        if found := CONSEQUENCE.match(sentence):
            return _own_part(found["reason"], tells_another)
        if before and SO_I_NEED.match(sentence):
            return _own_part(before, tells_another)
        if says_something(before) and LACK_OR_GAIN.match(sentence):
            return _own_part(sentence, tells_another)
    return _purpose(text, says_something, tells_another)


def _purpose(text: str, says_something: Callable[[str], bool], tells_another: Callable[[str], bool]) -> str | None:
    if (occasion := OCCASION.search(text)) and not tells_another(occasion["reason"]):
        return _own_part(occasion["reason"], tells_another)
    for found in PURPOSE.finditer(text):
        if says_something(text[: found.start()]) and not tells_another(found["reason"]):
            return _own_part(found["reason"], tells_another)
    return None


def _own_part(text: str, tells_another: Callable[[str], bool]) -> str | None:
    sentence = SENTENCE_END.split(text.strip())[0]
    first, *others = PART.split(sentence)
    end = len(first)
    for part in others:
        if tells_another(part):
            break
        end = sentence.index(part, end) + len(part)
    return sentence[:end].strip(" ,.;:?!–-") or None
