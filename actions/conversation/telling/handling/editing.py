"""Changes words that were read back as somebody says: other words, one word for another, one more sentence."""

import re

from actions.conversation.reporting.changes import added_words
from actions.conversation.telling.case_status.addition import replacement_in

INSTEAD_OF = re.compile(
    r"^\W*(?:(?:no|please|can you|could you|actually)\W+)*(?:say|write|put|use|make it)?\s*"
    r"[“\"']?(?P<new>.+?)[”\"']?\s+(?:instead of|rather than|in place of)\s+[“\"']?(?P<old>.+?)[”\"']?\s*\.?$",
    re.IGNORECASE,
)
REPLACED = re.compile(
    r"^\W*(?:(?:no|please|can you|could you|actually)\W+)*(?:replace|change|swap)\s+[“\"']?(?P<old>.+?)[”\"']?\s+"
    r"(?:with|to|by|for)\s+[“\"']?(?P<new>.+?)[”\"']?\s*\.?$",
    re.IGNORECASE,
)
LEFT_OUT = re.compile(
    r"^\W*(?:(?:no|please|can you|could you|actually)\W+)*(?:leave out|drop|remove|delete|strike|take out|without)\s+"
    r"(?:the (?:bit|part|sentence|line)(?: about| on| that says| with)?\s+)?[“\"']?(?P<old>.+?)[”\"']?\s*\.?$",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"^(?:the|a|an|that)\s+", re.IGNORECASE)
SENTENCE_END = r"(?:[^.!?\n]*[.!?]?)"
SIGN_OFF = re.compile(r"\n\s*(?:Ngā mihi|Nāku|Kind regards|Regards|Thanks|Cheers)\b", re.IGNORECASE)


def edited(words: str, text: str) -> str | None:
    """Return the words changed as the text says, None where it says no change that can be made."""
    for pattern in (INSTEAD_OF, REPLACED):
        found = pattern.match(text)
        if found and (place := _place(words, found["old"])):
            return words[: place[0]] + found["new"] + words[place[1] :]
    if (found := LEFT_OUT.match(text)) and (place := _place(words, ARTICLE.sub("", found["old"]))):
        return _without_sentence(words, place[0])
    if more := added_words(text):
        return _with_sentence(words, more)
    return replacement_in(text)


def _place(words: str, part: str) -> tuple[int, int] | None:
    begins = words.casefold().find(part.casefold())
    return (begins, begins + len(part)) if begins >= 0 else None


def _without_sentence(words: str, within: int) -> str | None:
    begins = max(words.rfind(mark, 0, within) for mark in (". ", "! ", "? ", "\n")) + 1
    ending = re.compile(SENTENCE_END).match(words, within)
    left = words[:begins] + words[ending.end() if ending else within :]
    return left.strip() or None


def _with_sentence(words: str, more: str) -> str:
    """Return the words with one more sentence, before the sign-off where there is one."""
    sentence = more[0].upper() + more[1:] + ("" if more.endswith((".", "!", "?")) else ".")
    found = SIGN_OFF.search(words)
    if found is None:
        return f"{words} {sentence}"
    return f"{words[: found.start()].rstrip()} {sentence}\n\n{words[found.start() :].lstrip()}"
