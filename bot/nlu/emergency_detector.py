"""Makes sure that danger is never taken for anything else: its phrases overrule the classifier."""

from functools import cache
from pathlib import Path
from typing import Any

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from ruamel.yaml import YAML
from spacy.matcher import Matcher
from spacy.tokens import Doc

from bot.nlu.detector import Detector

PHRASES_FILE = Path(__file__).with_name("emergency_phrases.yml")
PICTURES_FILE = Path(__file__).with_name("pictures.yml")
REACH_OF_A_PICTURE = 6
LONGEST_GAP = 3

Token = dict[str, Any]


def token_patterns(phrase: str) -> list[Token]:
    """Return a phrase of emergency_phrases.yml as spaCy token patterns."""
    return [pattern for word in phrase.split() for pattern in _word_patterns(word)]


def _word_patterns(word: str) -> list[Token]:
    if word == "…":
        return [{"OP": "?"}] * LONGEST_GAP
    optional = {"OP": "?"} if word.endswith("?") else {}
    return [{"LOWER": {"IN": word.rstrip("?").split("/")}, **optional}]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class EmergencyDetector(Detector):
    """Hears a message that tells of danger as an emergency."""

    intent = "emergency"

    def __init__(self) -> None:
        self._english = spacy.blank("en")
        self._matcher = Matcher(self._english.vocab)
        phrases: list[str] = YAML(typ="safe").load(PHRASES_FILE.read_text(encoding="utf-8"))
        self._matcher.add(self.intent, [token_patterns(phrase) for phrase in phrases])

    def detects(self, text: str) -> bool:
        """Return whether the text holds one of the phrases, and not only in a picture of somebody else's danger."""
        document = self._english(text.replace("’", "'"))
        return any(not _is_pictured(document, start, end) for _, start, end in self._matcher(document))


@cache
def _words(name: str) -> frozenset[str]:
    words: dict[str, list[str]] = YAML(typ="safe").load(PICTURES_FILE.read_text(encoding="utf-8"))
    return frozenset(words[name])


def _is_pictured(document: Doc, start: int, end: int) -> bool:
    before = [token.lower_ for token in document[max(0, start - REACH_OF_A_PICTURE) : start]]
    shown = [place for place, word in enumerate(before) if word in _words("pictures")]
    if not shown or _words("shows").isdisjoint(before[shown[-1] :]):
        return False
    return _words("here").isdisjoint({*before[shown[-1] :], *(token.lower_ for token in document[start:end])})
