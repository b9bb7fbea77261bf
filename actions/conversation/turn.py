"""Reads from Rasa's tracker who is speaking and what was said."""

import json
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from actions.conversation.services import database, organisations
from actions.people.identity import IdentityError, person_from_attestation
from actions.people.organisation import Organisation
from actions.people.person import Person
from actions.store.database import transaction

BUTTON = "/"


@dataclass(frozen=True)
class Turn:
    """One message: `intent` is the topic understood, `chosen` the values of the button that was pressed or meant.

    `in_group` is whether others read along.
    """

    text: str
    intent: str
    confidence: float
    chosen: dict[str, str]
    person: Person
    organisation: Organisation
    in_group: bool = False


def read_turn(tracker: Tracker) -> Turn:
    """Return the latest message with its speaker; raise IdentityError where it is not certain who speaks."""
    message: dict[str, Any] = tracker.latest_message
    person = _speaker(message, tracker.sender_id)
    text = message.get("text") or ""
    return Turn(
        text="" if text.startswith(BUTTON) else text,
        intent=(message.get("intent") or {}).get("name") or "",
        confidence=(message.get("intent") or {}).get("confidence") or 0.0,
        chosen=_chosen(message.get("meant") or text),
        person=person,
        organisation=organisations()[person.organisation],
        in_group=bool((message.get("metadata") or {}).get("in_group")),
    )


def _chosen(text: str) -> dict[str, str]:
    """Return the values of a button, `/intent{"name": "value"}`; nothing that is typed begins with a slash."""
    _, brace, values = text.partition("{")
    return dict(json.loads(brace + values)) if text.startswith(BUTTON) and brace else {}


def _speaker(message: dict[str, Any], conversation: str) -> Person:
    attestation = (message.get("metadata") or {}).get("attestation")
    if not attestation:
        raise IdentityError("Nobody attests who is speaking.")
    with transaction(database()) as session:
        return person_from_attestation(session, attestation, conversation)
