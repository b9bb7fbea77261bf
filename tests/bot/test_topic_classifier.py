"""What the bot understands of a text that says nothing."""

from pathlib import Path

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.topic_classifier import TopicClassifier


@pytest.fixture
def classifier(tmp_path: Path) -> TopicClassifier:
    return TopicClassifier(LocalModelStorage(tmp_path), Resource("topics"))


@pytest.mark.parametrize("text", ["", "  ", None])
def test_a_text_without_words_has_an_intent_without_a_name(classifier: TopicClassifier, text: str | None) -> None:
    (message,) = classifier.process([Message({"text": text})])
    assert message.get("intent") == {"name": None, "confidence": 0.0}
    assert message.get("intent_ranking") == []


def test_a_text_without_words_leads_on_to_the_fallback(classifier: TopicClassifier) -> None:
    messages = classifier.process([Message({"text": ""})])
    (message,) = FallbackClassifier({"threshold": 0.3, "ambiguity_threshold": 0.1}).process(messages)
    assert message.get("intent")["name"] == "nlu_fallback"
