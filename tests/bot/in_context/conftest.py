"""Messages as the trained bot understands them, in a conversation that goes before."""

import asyncio
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.model import get_latest_model
from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from ruamel.yaml import YAML

from bot.nlu.in_context.last_answer import QUESTION_SLOT
from tests.workplace import PROJECT

HERE = Path(__file__).parent
Parsed = dict[str, Any]
Understands = Callable[[str], Parsed]


def read(path: Path) -> Any:
    """Return a YAML file in which yes and no are words."""
    return YAML(typ="safe", pure=True).load(path)


def conversation(*events: Event) -> DialogueStateTracker:
    """A conversation so far."""
    return DialogueStateTracker.from_events("conversation-of-mere", list(events))


def question_answered(asks: str = "", titles: tuple[str, ...] = ()) -> list[Event]:
    """A policy question with its answer, which may ask back."""
    buttons = [{"title": title, "payload": f'/choose{{"matter": "{title}"}}'} for title in titles]
    card = {"type": "answer", "conditions": [{"ask": asks}] if asks else []}
    said = BotUttered("It depends.", {"buttons": buttons, "custom": card})
    asked = UserUttered("can I", {"name": "policy_question", "confidence": 1.0})
    return [asked, said, SlotSet(QUESTION_SLOT, "can I")]


@pytest.fixture(scope="session")
def understands() -> Understands:
    """The trained bot's understanding of a message by itself."""
    model = get_latest_model(PROJECT / "models")
    assert model, "train the bot first"
    agent = Agent.load(model)
    return cache(lambda text: dict(asyncio.run(agent.parse_message(text))))
