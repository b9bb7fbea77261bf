"""Makes sure that danger is never taken for anything else: its phrases overrule the classifier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from ruamel.yaml import YAML
from spacy.matcher import Matcher
from spacy.tokens import Doc

PHRASES_FILE = Path(__file__).with_name("emergency_phrases.yml")
# What shows danger that is not here: “a video of someone being bashed”.
PICTURES = frozenset(
    {
        "video",
        "videos",
        "vid",
        "clip",
        "clips",
        "photo",
        "photos",
        "picture",
        "pictures",
        "pic",
        "pics",
        "image",
        "images",
    }
    | {
        "gif",
        "gifs",
        "footage",
        "film",
        "movie",
        "cartoon",
        "cartoons",
        "meme",
        "memes",
        "drawing",
        "drawings",
        "livestream",
    }
)
SHOWS = frozenset({"of", "showing", "shows", "showed", "where", "with", "about"})
REACH_OF_A_PICTURE = 6
# Whoever speaks of themselves, or of now, is in danger whatever the picture shows.
HERE = frozenset({"i", "i'm", "im", "me", "us", "we", "my", "myself", "now", "you"})
EMERGENCY = "emergency"
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
class EmergencyDetector(IntentClassifier, GraphComponent):
    """Sets the intent of a message that tells of danger; leaves every other message as it is."""

    def __init__(self) -> None:
        self._english = spacy.blank("en")
        self._matcher = Matcher(self._english.vocab)
        phrases: list[str] = YAML(typ="safe").load(PHRASES_FILE.read_text(encoding="utf-8"))
        self._matcher.add(EMERGENCY, [token_patterns(phrase) for phrase in phrases])

    @classmethod
    def required_components(cls) -> list[type]:
        return [IntentClassifier]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EmergencyDetector:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Return the messages, those of danger with the intent `emergency` and full confidence."""
        for message in messages:
            if self.tells_of_danger(message.get(TEXT) or ""):
                intent = {INTENT_NAME_KEY: EMERGENCY, PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, intent, add_to_output=True)
        return messages

    def tells_of_danger(self, text: str) -> bool:
        """Return whether the text holds one of the phrases, and not only in a picture of somebody else's danger."""
        document = self._english(text.replace("’", "'"))
        return any(not _is_pictured(document, start, end) for _, start, end in self._matcher(document))


def _is_pictured(document: Doc, start: int, end: int) -> bool:
    before = [token.lower_ for token in document[max(0, start - REACH_OF_A_PICTURE) : start]]
    shown = [place for place, word in enumerate(before) if word in PICTURES]
    if not shown or SHOWS.isdisjoint(before[shown[-1] :]):
        return False
    return HERE.isdisjoint({*before[shown[-1] :], *(token.lower_ for token in document[start:end])})
