"""What is certain about a message overrules the classifier: the base of the components that listen for it."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message


class Detector(IntentClassifier, GraphComponent):
    """Gives the messages that it detects its intent with full confidence; leaves every other message as it is."""

    intent: ClassVar[str]

    @abstractmethod
    def detects(self, text: str) -> bool:
        """Return whether a text is certainly of this intent."""

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
    ) -> Detector:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Return the messages, those that were detected with the intent set."""
        for message in messages:
            if self.detects(message.get(TEXT) or ""):
                intent = {INTENT_NAME_KEY: self.intent, PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, intent, add_to_output=True)
        return messages
