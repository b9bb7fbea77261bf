"""Reads whether somebody signs a policy in words, or asks who of their people has."""

import re

HAS_READ = r"\b(?:read|been through|gone through|looked through|worked through|finished)\b"
AGREES = r"\b(?:agree|accept|understand|understood|comply|abide|adhere|follow|stick to|keep to|sign|signing|on board)\b"
SIGNS = re.compile(rf"\b(?:i|i've|ive)\b.*{HAS_READ}.*{AGREES}|\bi (?:hereby )?sign\b.*\bpolicy\b", re.IGNORECASE)
HESITATES = re.compile(
    r"\?|n['’]?t\b|\b(?:not|never|but|except|unless|before|if|how|where|when|who|what|should|could|can|yet|later|must)\b",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"\b(?:who|whose|which of|how many|any(?:one|body)|every(?:one|body)|has (?!it\b|my\b|the\b)\w+"
    r"|(?:my|our|the) (?:team|people|staff|reports|crew|group|contractors))\b",
    re.IGNORECASE,
)


def signs(text: str) -> bool:
    """Return whether the words sign: that the person has read it and agrees, without any reservation."""
    return SIGNS.search(text) is not None and HESITATES.search(text) is None


def asks_after_others(text: str) -> bool:
    """Return whether somebody asks who has signed."""
    return OTHERS.search(text) is not None
