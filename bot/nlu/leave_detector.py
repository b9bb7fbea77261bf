"""Answers a plain question for leave before a request is taken: the answer offers the request where there is one."""

import re
from functools import cache
from pathlib import Path

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY
from rasa.shared.nlu.training_data.message import Message
from ruamel.yaml import YAML

from bot.nlu.detector import Detector

PHRASES_FILE = Path(__file__).with_name("leave_phrases.yml")
REQUEST = "exemption_request"
BEGINNING = r"\W*(?:(?:hi|hey|hello|kia ora|so|just|quick question|um|question)\W+)*"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LeaveDetector(Detector):
    """Hears “can I use Dropbox for this?” as a question where the classifier would begin a request."""

    intent = "policy_question"

    def detects(self, text: str) -> bool:
        """Return whether a text asks for leave, and for no exemption from the rule."""
        said = text.replace("’", "'")
        return _any_of("asks_for_leave").match(said) is not None and _any_of("asks_for_more").search(said) is None

    def process(self, messages: list[Message]) -> list[Message]:
        """Return the messages; only what would begin a request is heard anew."""
        super().process([each for each in messages if (each.get(INTENT) or {}).get(INTENT_NAME_KEY) == REQUEST])
        return messages


@cache
def _any_of(name: str) -> re.Pattern[str]:
    phrases: list[str] = YAML(typ="safe").load(PHRASES_FILE.read_text(encoding="utf-8"))[name]
    words = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    beginning = (
        r"\W*(?:(?:hi|hey|hello|kia ora|so|just|quick question|um|question)\W+)*" if name == "asks_for_leave" else ""
    )
    return re.compile(rf"{beginning}\b(?:{words})\b", re.IGNORECASE)
