"""What the action server has people told in their own chats, unasked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt
from pydantic import BaseModel, StrictStr, ValidationError
from sanic.request import Request

from bot.channels.identity import Person
from bot.channels.incoming import read_object
from bot.channels.refusals import Refusal
from bot.channels.teams.admission import Admission
from bot.channels.teams.connector import NotDeliveredError, UncertainDeliveryError
from bot.channels.teams.notice import notice
from bot.channels.teams.references import References
from bot.channels.teams.speech import Speech
from bot.channels.turns import Turns

AUDIENCE = "askfirst-teams-notifications"
ALERT: Mapping[str, Any] = {"channelData": {"notification": {"alert": True}}}
NO_CHAT = "This person has no chat with AskFirst in Teams."


class OfferedButton(BaseModel):
    """A button in Rasa's shape."""

    title: StrictStr
    payload: StrictStr


class Notification(BaseModel):
    """Whom to tell what."""

    organisation: StrictStr
    object_id: StrictStr
    text: StrictStr
    buttons: tuple[OfferedButton, ...] = ()

    @property
    def message(self) -> dict[str, Any]:
        """What they are told, as one of Rasa's messages."""
        return self.dict(include={"text", "buttons"})


@dataclass(frozen=True)
class Notifications:
    """Tells people who have a chat with the assistant; refuses with 410 those who have none."""

    turns: Turns
    admission: Admission
    references: References
    speech: Speech

    async def tell(self, request: Request) -> None:
        """Return once Teams has taken it; 502 where it certainly did not, 504 where nobody knows."""
        self._check(request.token or "")
        told = _read(request)
        choices = self.turns.choices(Person("", told.organisation, told.object_id.lower()))
        reference = await self.references.find(choices.conversation)
        if reference is None or not self.admission.may_tell(told.organisation, reference):
            raise Refusal(410, NO_CHAT)
        try:
            await self.speech.tell(reference, [{**each, **ALERT} for each in notice(told.message, choices)])
        except NotDeliveredError as error:
            if not error.is_gone:
                raise Refusal(502, str(error)) from None
            await self.references.forget(choices.conversation)
            raise Refusal(410, NO_CHAT) from None
        except UncertainDeliveryError as error:
            raise Refusal(504, str(error)) from None

    def _check(self, token: str) -> None:
        try:
            self.turns.identity.signer.read(AUDIENCE, token)
        except jwt.InvalidTokenError:
            raise Refusal(401, "Only the action server has people told something.") from None


def _read(request: Request) -> Notification:
    try:
        return Notification.parse_obj(read_object(request))
    except ValidationError:
        raise Refusal(400, "A notification needs an organisation, an object_id and a text.") from None
