"""Microsoft Teams, where the bot tells people in their own chats; the bot is reached over HTTP with a token of ours."""

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import jwt
from httpx2 import ConnectError, ConnectTimeout, HTTPError, Response, post
from sqlalchemy.engine import Engine

from actions.notify.channel import Message, NoAddressError, NotSentError, UncertainError, UnreachableError
from actions.notify.templates import templates
from actions.people.directory import find
from actions.people.person import Person
from actions.settings import TeamsSettings, settings
from actions.store.database import transaction

TEAMS = "teams"
ADDRESS = "/webhooks/teams/notifications"
AUDIENCE = "askfirst-teams-notifications"
ISSUER = "askfirst"
ALGORITHM = "HS256"
LIFETIME = timedelta(minutes=5)
# The bot tries for the best part of a minute.
SECONDS_TO_ANSWER = 70
# What the button of a case means in the conversation.
SHOW = "case_handling"
NO_CHAT, REFUSED = 410, (400, 401, 404, 413, 502)


class TeamsChannel:
    """Has the bot say one line with a button; whoever has no chat with it has no address here."""

    name = TEAMS

    def __init__(self, teams: TeamsSettings, engine: Engine) -> None:
        self.address = teams.bot_url.rstrip("/") + ADDRESS
        self.engine = engine

    def send(self, message: Message) -> None:
        """Returns once Teams has taken the line.

        Raises NoAddressError, UnreachableError where the bot does not answer, NotSentError where Teams refused it, and
        UncertainError where nobody knows.
        """
        told = _told(message, self._person(message.to))
        try:
            answer = post(self.address, json=told, headers=_proof(message), timeout=SECONDS_TO_ANSWER, trust_env=False)
        except (ConnectError, ConnectTimeout) as failure:
            raise UnreachableError(f"The bot cannot be reached: {type(failure).__name__}.") from failure
        except HTTPError as failure:
            raise UncertainError(f"The bot broke off: {type(failure).__name__}.") from failure
        _check(answer)

    def _person(self, email: str) -> Person:
        with transaction(self.engine) as session:
            person = find(session, email)
        if person is None or not person.entra_object_id:
            raise NoAddressError(f"The directory holds no Entra object id for {email}.")
        return person


def _told(message: Message, person: Person) -> dict[str, Any]:
    payload = f"/{SHOW}{json.dumps({'reference': message.reference})}"
    button = {"title": templates().show.format(reference=message.reference), "payload": payload}
    whom = {"organisation": person.organisation, "object_id": person.entra_object_id}
    return {**whom, "text": message.line, "buttons": [button]}


def _proof(message: Message) -> dict[str, str]:
    expiry = datetime.now(timezone.utc) + LIFETIME
    claims = {"sub": message.id, "aud": AUDIENCE, "iss": ISSUER, "exp": expiry}
    token = jwt.encode(claims, settings().signing_key.get_secret_value(), algorithm=ALGORITHM)
    return {"Authorization": f"Bearer {token}"}


def _check(answer: Response) -> None:
    if answer.status_code == NO_CHAT:
        raise NoAddressError("This person has no chat with AskFirst in Teams.")
    if answer.status_code in REFUSED:
        raise NotSentError(f"The bot answered {answer.status_code}.")
    if not answer.is_success:
        raise UncertainError(f"The bot answered {answer.status_code}.")
