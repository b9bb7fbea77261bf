"""The reader in conversation: it reads policy questions, keeps nobody else waiting, and hears nothing of a report."""

import asyncio
import time
from collections.abc import Iterator

import pytest
from rasa_sdk import Tracker

from actions.conversation import services
from actions.conversation.inappropriate_material import TakeInappropriateMaterial
from actions.conversation.policy_question import AnswerPolicyQuestion
from actions.conversation.smalltalk import MakeSmalltalk
from actions.conversation.speaking_action import SpeakingAction
from tests.conversation.ranger import forget, heard, said, typed
from tests.policy.reader.language_model import LanguageModel, serving, silent
from tests.policy.reader.replies import LENDING_IS_FORBIDDEN

LEND = "can my teammate have my tablet for the day?"
SECONDS = 1.0


@pytest.fixture
def language_model() -> Iterator[LanguageModel]:
    """A language model that forbids whatever it is asked."""
    with serving(LENDING_IS_FORBIDDEN) as model:
        yield model


@pytest.fixture
def parks(department: None, language_model: LanguageModel, monkeypatch: pytest.MonkeyPatch) -> LanguageModel:
    """What the action server runs on for the Department of Parks, with a reader."""
    reader = {
        "ORGANISATIONS": "parks",
        "ADDRESS": language_model.address,
        "MODEL": "reader",
        "TIMEOUT_SECONDS": str(SECONDS),
    }
    for name, value in reader.items():
        monkeypatch.setenv(f"ASKFIRST_READER_{name}", value)
    forget()
    return language_model


def understood(text: str, intent: str, nearly: str = "contact", **slots: object) -> Tracker:
    """Return what Rasa sends with an action after the ranger has said this, which is nearly another topic."""
    event = typed(text, {nearly: 0.15}, intent, 0.85)
    return said(text, {"name": intent, "confidence": 0.99}, [event], slots)


def test_a_policy_question_is_read(parks: LanguageModel) -> None:
    (message,) = asyncio.run(heard(AnswerPolicyQuestion(), understood(LEND, "policy_question")))
    assert message["custom"]["verdict"] == "not_allowed"
    assert len(parks.received) == 1


def test_nobody_waits_for_the_question_of_somebody_else(parks: LanguageModel) -> None:
    parks.behaviour = silent
    services.policy_assistant("parks")

    async def both() -> list[float]:
        async def seconds(action: SpeakingAction, tracker: Tracker) -> float:
            await heard(action, tracker)
            return time.monotonic() - began

        began = time.monotonic()
        question = seconds(AnswerPolicyQuestion(), understood(LEND, "policy_question"))
        return list(await asyncio.gather(question, seconds(MakeSmalltalk(), understood("kia ora", "smalltalk"))))

    question, greeting = asyncio.run(both())
    assert greeting < SECONDS / 2 < question


@pytest.mark.parametrize("report", ["harassment_complaint", "emergency", "security_incident"])
def test_what_is_nearly_a_report_is_answered_without_it(parks: LanguageModel, report: str) -> None:
    (message,) = asyncio.run(heard(AnswerPolicyQuestion(), understood(LEND, "policy_question", nearly=report)))
    assert message["custom"]["verdict"] == "conditional"
    assert parks.received == []


def test_a_question_in_the_middle_of_a_report_is_answered_without_it(parks: LanguageModel) -> None:
    asked = {"requested_slot": "inappropriate_material__sender"}
    messages = asyncio.run(heard(TakeInappropriateMaterial(), understood(LEND, "policy_question", **asked)))
    assert messages[0]["custom"]["verdict"] == "conditional"
    assert parks.received == []
