"""Makes sure that a receipt typed by itself is heard as one, and so forgotten once it has served."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from understanding.passphrase import passphrase_in

CASE_STATUS = "case_status"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ReceiptDetector(IntentClassifier, GraphComponent):
    """Sets the intent of a message that holds the words of a receipt; leaves every other message as it is."""

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
    ) -> ReceiptDetector:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Return the messages, those with a receipt with the intent `case_status` and full confidence."""
        for message in messages:
            if passphrase_in(message.get(TEXT) or ""):
                intent = {INTENT_NAME_KEY: CASE_STATUS, PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, intent, add_to_output=True)
        return messages
