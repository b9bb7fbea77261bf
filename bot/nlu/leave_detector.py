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
GREETING = r"\W*(?:(?:hi|hey|hello|kia ora|so|just|quick question|um|question)\W+)*"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LeaveDetector(Detector):
    """Hears “can I use Dropbox for this?” as a question where the classifier would begin a request."""

    intent = "policy_question"

    def detects(self, text: str) -> bool:
        """Return whether a text is one question whether something may be done, and asks for no more than that."""
        return _begins_by_asking().fullmatch(text) is not None and _asks_for_more().search(text) is None

    def process(self, messages: list[Message]) -> list[Message]:
        """Return the messages; only what would begin a request is heard anew."""
        super().process([each for each in messages if (each.get(INTENT) or {}).get(INTENT_NAME_KEY) == REQUEST])
        return messages


@cache
def _begins_by_asking() -> re.Pattern[str]:
    # Whoever goes on behind the question gives a reason, and so asks for leave.
    return re.compile(rf"{GREETING}(?:{_any_of('asks_for_leave')})\b[^.,!?;\n]+\W*", re.IGNORECASE)


@cache
def _asks_for_more() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of('asks_for_more')})\b", re.IGNORECASE)


def _any_of(name: str) -> str:
    phrases: list[str] = YAML(typ="safe").load(PHRASES_FILE.read_text(encoding="utf-8"))[name]
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
