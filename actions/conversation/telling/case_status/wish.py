"""What somebody wishes of a case: to hear of it, to add to it, to withdraw it."""

import re
from enum import Enum
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from actions.conversation.telling.case_status.addition import leads_to_words
from actions.conversation.telling.case_status.references import without_references
from understanding import TextClassifier, sentence_encoder

WISHES_FILE = Path(__file__).with_name("wishes.yml")
SURE = 0.7
# Whatever somebody calls their case, it tells nothing of what they wish.
CASE_NOUN = re.compile(
    r"\b(?:(?:harassment|bullying|security|anonymous|exemption) )?"
    r"(?:complaint|report|request|exemption|case|incident|application|submission)(s?)\b",
    re.IGNORECASE,
)
QUESTION = re.compile(
    r"^\W*(?:(?:hi|hey|hello|kia ora|so|and|ok|um)\W+)*"
    r"(?:what|what's|whats|where|who|when|why|how|is|are|was|were|has|have|did|does|any)\b",
    re.IGNORECASE,
)
ADDS = re.compile(r"\b(?:add\w*|put|note|tell|include|mention|let|pass|message|reply|write|more)\b", re.IGNORECASE)


class Wish(str, Enum):
    """What is wished."""

    TELL = "tell"
    ADD = "add"
    WITHDRAW = "withdraw"


def read_wish(text: str) -> Wish:
    """Return what is wished; where that is not clear, only to hear of the case, which changes nothing."""
    label, probability = wish_classifier().rank(_plain(text))[0]
    wish = Wish(label) if probability >= SURE else Wish.TELL
    is_question = QUESTION.match(text) is not None
    if wish is Wish.TELL and not is_question and leads_to_words(text):
        return Wish.ADD
    return Wish.TELL if wish is Wish.ADD and is_question and not ADDS.search(text) else wish


@lru_cache(maxsize=1)
def wish_classifier() -> TextClassifier:
    """Return the process's classifier, fitted in seconds when it is first asked for."""
    lines: dict[str, list[str]] = YAML(typ="safe", pure=True).load(WISHES_FILE)
    labelled = [(_plain(line), wish) for wish, said in lines.items() for line in said]
    texts, labels = zip(*labelled, strict=True)
    return TextClassifier.fit(texts, labels, sentence_encoder())


def _plain(text: str) -> str:
    """Return the text with every case called a report."""
    return CASE_NOUN.sub(r"report\1", without_references(text, "report"))
