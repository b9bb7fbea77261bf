"""Makes sure that a receipt typed by itself is heard as one, and so forgotten once it has served."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.nlu.detector import Detector
from understanding.passphrase import passphrase_in


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ReceiptDetector(Detector):
    """Hears a message that holds the words of a receipt as one about a case."""

    intent = "case_status"

    def detects(self, text: str) -> bool:
        """Return whether the text holds the words of a receipt."""
        return bool(passphrase_in(text))
