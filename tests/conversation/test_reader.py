"""The reader in conversation: it reads policy questions, keeps nobody else waiting, and hears nothing of a report."""

import asyncio
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import jwt
import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import services
from actions.conversation.inappropriate_material import ValidateInappropriateMaterialForm
from actions.conversation.policy_question import AnswerPolicyQuestion
from actions.conversation.smalltalk import MakeSmalltalk
from actions.conversation.speaking_action import SpeakingAction
from actions.people.directory import import_csv
from actions.people.directory_file import COLUMNS
from actions.settings import settings
from actions.store.database import transaction
from actions.store.migration import upgrade
from tests.databases import SIGNING_KEY
from tests.organisations import CORPUS
from tests.policy.reader.language_model import LanguageModel, serving, silent
from tests.policy.reader.replies import LENDING_IS_FORBIDDEN
from tests.workplace import Workplace

RANGER = "ranger@parks.example"
CONVERSATION = "conversation-1"
LEND = "can my teammate have my tablet for the day?"
SECONDS = 1.0


@pytest.fixture
def language_model() -> Iterator[LanguageModel]:
    """A language model that forbids whatever it is asked."""
    with serving(LENDING_IS_FORBIDDEN) as model:
        yield model


@pytest.fixture
def parks(
    workplace: Workplace,
    installation: None,
    sqlite_url: str,
    language_model: LanguageModel,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[LanguageModel]:
    """What the action server runs on for the Department of Parks: a reader, and a directory with a ranger in it."""
    reader = {
        "ORGANISATIONS": "parks",
        "ADDRESS": language_model.address,
        "MODEL": "reader",
        "TIMEOUT_SECONDS": str(SECONDS),
    }
    for name, value in reader.items():
        monkeypatch.setenv(f"ASKFIRST_READER_{name}", value)
    monkeypatch.setenv("ASKFIRST_DATABASE_URL", sqlite_url)
    _employ_a_ranger(workplace)
    yield language_model
    _forget()


def _employ_a_ranger(workplace: Workplace) -> None:
    workplace.corpus.write("parks/organisation.yml", (CORPUS / "justice" / "organisation.yml").read_text())
    workplace.corpus.write("parks/people.csv", f"{','.join(COLUMNS)}\n{RANGER},Ana Ranger,parks,,staff,,yes\n")
    _forget()
    upgrade(services.database())
    with transaction(services.database()) as session:
        import_csv(session, workplace.corpus.path / "parks" / "people.csv")


def _forget() -> None:
    for kept in (settings, services.organisations, services.policy_assistant):
        kept.cache_clear()


def said(text: str, intent: str, nearly: str = "contact", **slots: object) -> Tracker:
    """Return what Rasa sends with an action after the ranger has said this, which is nearly another topic."""
    claims = {"sub": RANGER, "aud": "askfirst-actions", "conversation": CONVERSATION}
    expires = datetime.now(timezone.utc) + timedelta(minutes=1)
    attestation = jwt.encode({**claims, "exp": expires}, SIGNING_KEY, algorithm="HS256")
    message = {"text": text, "intent": {"name": intent, "confidence": 0.99}, "metadata": {"attestation": attestation}}
    ranking = [{"name": intent, "confidence": 0.85}, {"name": nearly, "confidence": 0.15}]
    event = {"event": "user", "text": text, "parse_data": {"intent_ranking": ranking}}
    return Tracker(CONVERSATION, slots, message, [event], False, None, {}, None)


async def answer(action: SpeakingAction, tracker: Tracker) -> list[dict[str, Any]]:
    """Return the messages with which an action answers."""
    dispatcher = CollectingDispatcher()
    await action.run(dispatcher, tracker, {})
    return list(dispatcher.messages)


def test_a_policy_question_is_read(parks: LanguageModel) -> None:
    (message,) = asyncio.run(answer(AnswerPolicyQuestion(), said(LEND, "policy_question")))
    assert message["custom"]["verdict"] == "not_allowed"
    assert len(parks.received) == 1


def test_nobody_waits_for_the_question_of_somebody_else(parks: LanguageModel) -> None:
    parks.behaviour = silent
    services.policy_assistant("parks")

    async def both() -> list[float]:
        async def seconds(action: SpeakingAction, tracker: Tracker) -> float:
            await answer(action, tracker)
            return time.monotonic() - began

        began = time.monotonic()
        question = seconds(AnswerPolicyQuestion(), said(LEND, "policy_question"))
        return list(await asyncio.gather(question, seconds(MakeSmalltalk(), said("kia ora", "smalltalk"))))

    question, greeting = asyncio.run(both())
    assert greeting < SECONDS / 2 < question


@pytest.mark.parametrize("report", ["harassment_complaint", "emergency", "security_incident"])
def test_what_is_nearly_a_report_is_answered_without_it(parks: LanguageModel, report: str) -> None:
    (message,) = asyncio.run(answer(AnswerPolicyQuestion(), said(LEND, "policy_question", nearly=report)))
    assert message["custom"]["verdict"] == "conditional"
    assert parks.received == []


def test_a_question_in_the_middle_of_a_report_is_answered_without_it(parks: LanguageModel) -> None:
    asked = {"requested_slot": "inappropriate_material__sender"}
    messages = asyncio.run(answer(ValidateInappropriateMaterialForm(), said(LEND, "policy_question", **asked)))
    assert messages[0]["custom"]["verdict"] == "conditional"
    assert parks.received == []
