"""A ranger of the made-up Department of Parks, who talks to the actions as Rasa lets people talk to them."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

import jwt
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import services
from actions.conversation.policy_question import AnswerPolicyQuestion
from actions.conversation.speaking_action import SpeakingAction
from actions.people.directory import import_csv
from actions.people.directory_file import COLUMNS
from actions.settings import settings
from actions.store.database import transaction
from actions.store.migration import upgrade
from tests.databases import SIGNING_KEY
from tests.organisations import CORPUS
from tests.workplace import Workplace

RANGER = "ranger@parks.example"
CONVERSATION = "conversation-1"


def employ_a_ranger(workplace: Workplace) -> None:
    """Put the ranger into the directory of an installation whose settings are in the environment."""
    workplace.corpus.write("parks/organisation.yml", (CORPUS / "justice" / "organisation.yml").read_text())
    workplace.corpus.write("parks/people.csv", f"{','.join(COLUMNS)}\n{RANGER},Ana Ranger,parks,,staff,,yes\n")
    forget()
    upgrade(services.database())
    with transaction(services.database()) as session:
        import_csv(session, workplace.corpus.path / "parks" / "people.csv")


def forget() -> None:
    """Let the actions read settings, organisations and policies anew."""
    for kept in (settings, services.organisations, services.policy_assistant):
        kept.cache_clear()


def said(text: str, intent: Mapping[str, object], events: list[dict[str, Any]], slots: Mapping[str, object]) -> Tracker:
    """Return what Rasa sends with an action after the ranger has typed or pressed this."""
    claims = {"sub": RANGER, "aud": "askfirst-actions", "conversation": CONVERSATION}
    expires = datetime.now(timezone.utc) + timedelta(minutes=1)
    attestation = jwt.encode({**claims, "exp": expires}, SIGNING_KEY, algorithm="HS256")
    message = {"text": text, "intent": dict(intent), "metadata": {"attestation": attestation}}
    return Tracker(CONVERSATION, dict(slots), message, events, False, None, {}, None)


def typed(
    text: str, others: Mapping[str, float], intent: str = "policy_question", confidence: float = 0.9
) -> dict[str, Any]:
    """Return the event of a message as Rasa stores it: understood so, and perhaps otherwise."""
    ranked = [{"name": name, "confidence": each} for name, each in {intent: confidence, **others}.items()]
    return {"event": "user", "text": text, "parse_data": {"intent_ranking": ranked}}


async def heard(action: SpeakingAction, tracker: Tracker) -> list[dict[str, Any]]:
    """Return the messages with which an action answers."""
    dispatcher = CollectingDispatcher()
    await action.run(dispatcher, tracker, {})
    return list(dispatcher.messages)


def reply(action: SpeakingAction, tracker: Tracker) -> dict[str, Any]:
    """Return the one message with which an action answers."""
    (message,) = asyncio.run(heard(action, tracker))
    return dict(message)


def ask(question: str, **others: float) -> dict[str, Any]:
    """Return the answer to a policy question."""
    return reply(AnswerPolicyQuestion(), said(question, {}, [typed(question, others)], {}))


def press(action: SpeakingAction, payload: str, question: str, **remembered: str) -> dict[str, Any]:
    """Press a button while a question is in mind."""
    slots = {f"policy_question__{name}": value for name, value in {"question": question, **remembered}.items()}
    return reply(action, said(payload, {}, [typed(question, {})], slots))


def payload(message: dict[str, Any], title: str) -> str:
    """Return what the button of this title means."""
    return next(str(button["payload"]) for button in message["buttons"] if button["title"] == title)
