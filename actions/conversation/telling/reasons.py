"""Reads why something is needed: what stands behind "because", or before "so I need to"."""

import re
from collections.abc import Callable

SUBJECT = r"(?:i|we|they|he|she|it|you|the|our|my|their|his|her|there|this|that|these|those|nobody|no one|people|staff|counsel|court|everyone)"
WISH = r"(?:i|we)(?:'m|'re|'d| am| are| would| really| do)* (?:need|want|have to|had to|must|like|ask|after|hoping|wondering|looking|requesting|request|applying)\b"
REASON = re.compile(
    r"\b(?:because(?: of)?|'cause|cos|coz|cuz|bc|so that|so as to|in order (?:to|that)|due to|owing to|reason being"
    r"|the (?:business )?(?:reason|need)(?: for (?:it|this))? is(?: that)?|(?:business )?(?:reason|need) ?:"
    rf"|so (?!{WISH})(?={SUBJECT}(?:'\w+)?\b)|since (?={SUBJECT}(?:'\w+)?\b)|otherwise|or else)[\s,:]+(?P<reason>.+)"
    rf"|[,;.–-]\s*(?:as|given(?: that)?) (?={SUBJECT}(?:'\w+)?\b)(?P<as>.+)",
    re.IGNORECASE | re.DOTALL,
)
CONSEQUENCE = re.compile(rf"^(?P<reason>.+?)[\s,;.–-]+(?:and )?so,? (?={WISH})", re.IGNORECASE | re.DOTALL)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n|;")
PART = re.compile(r",\s+| - | – |\s+(?=and (?:my|our|i'll|i’ll|it's|it’s|it would|this is|just|only)\b)")


def read_reason(text: str, tells_another: Callable[[str], bool]) -> str | None:
    """Return the reason that a text gives, up to the part that tells something else; None where it gives none."""
    if found := REASON.search(text):
        return _own_part(found["reason"] or found["as"], tells_another)
    sentences = [sentence for sentence in SENTENCE_END.split(text) if sentence]
    for place, sentence in enumerate(sentences):
        if found := CONSEQUENCE.match(sentence):
            return _own_part(found["reason"], tells_another)
        if place and re.match(rf"so,? (?={WISH})", sentence, re.IGNORECASE):
            return _own_part(sentences[place - 1], tells_another)
    return None


def _own_part(text: str, tells_another: Callable[[str], bool]) -> str | None:
    sentence = SENTENCE_END.split(text.strip())[0]
    first, *others = PART.split(sentence)
    end = len(first)
    for part in others:
        if tells_another(part):
            break
        end = sentence.index(part, end) + len(part)
    return sentence[:end].strip(" ,.;:–-") or None
