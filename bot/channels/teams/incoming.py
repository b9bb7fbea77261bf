"""Activities as Teams sends them, as far as they are used."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from pydantic import BaseModel, Field, StrictStr, ValidationError, root_validator
from sanic.request import Request

from bot.channels.incoming import read_object
from bot.channels.refusals import Refusal

PERSONAL = "personal"
MENTIONED = re.compile(r"<at[^>]*>(.*?)</at>", re.DOTALL)
# Teams sends these with words: the words once more with their layout, and the message that they answer.
WORDS_AGAIN = ("text/html", "messageReference")


class Part(BaseModel):
    """A part of an activity; what Teams leaves open with null counts as absent."""

    class Config:
        """How parts are read."""

        frozen = True
        allow_population_by_field_name = True

    @root_validator(pre=True)
    def _without_nulls(cls, values: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in values.items() if value is not None}


class Account(Part):
    """Somebody in a conversation; `object_id` is a person's in Entra ID."""

    id: StrictStr
    name: StrictStr = ""
    object_id: StrictStr = Field("", alias="aadObjectId")


class Place(Part):
    """The conversation that an activity belongs to."""

    id: StrictStr
    kind: StrictStr = Field("", alias="conversationType")
    tenant: StrictStr = Field("", alias="tenantId")


class Tenant(Part):
    """A tenant of Entra ID."""

    id: StrictStr = ""


class ChannelData(Part):
    """What Teams adds to the Bot Framework's activities."""

    tenant: Tenant = Tenant()


class Entity(Part):
    """Something said of the text; `text` is how somebody who is `mentioned` stands there."""

    text: StrictStr = ""
    mentioned: Account = Account.construct(id="")


class Attachment(Part):
    """Something sent along; what it holds is never read."""

    content_type: StrictStr = Field("", alias="contentType")


class Incoming(Part):
    """An activity."""

    type: StrictStr
    id: StrictStr = ""
    channel: StrictStr = Field(alias="channelId")
    service_url: StrictStr = Field(alias="serviceUrl")
    sender: Account = Field(alias="from")
    recipient: Account
    place: Place = Field(alias="conversation")
    channel_data: ChannelData = Field(ChannelData(), alias="channelData")
    text: StrictStr = ""
    value: Any = None
    name: StrictStr = ""
    action: StrictStr = ""
    reply_to: StrictStr = Field("", alias="replyToId")
    entities: Sequence[Entity] = ()
    attachments: Sequence[Attachment] = ()
    members_added: Sequence[Account] = Field((), alias="membersAdded")
    members_removed: Sequence[Account] = Field((), alias="membersRemoved")

    @property
    def is_personal(self) -> bool:
        """Whether nobody but the sender sees the conversation."""
        return self.place.kind == PERSONAL

    @property
    def tenants(self) -> set[str]:
        """Every tenant that the activity says it comes from."""
        return {tenant.lower() for tenant in (self.channel_data.tenant.id, self.place.tenant) if tenant}

    @property
    def words(self) -> str:
        """What was typed: without the mention of the assistant, and of others only their names."""
        ours = (each.text for each in self.entities if each.mentioned.id == self.recipient.id)
        text = self.text
        for mention in filter(None, ours):
            text = text.replace(mention, " ")
        return unescape(MENTIONED.sub(r"\1", text)).replace("\N{NO-BREAK SPACE}", " ").strip()

    @property
    def has_attachments(self) -> bool:
        """Whether anything but words was sent."""
        return any(each.content_type not in WORDS_AGAIN for each in self.attachments)


def read_activity(request: Request) -> Incoming:
    """The activity that a request holds; refuses what is none."""
    try:
        return Incoming.parse_obj(read_object(request))
    except ValidationError as error:
        wrong = ", ".join(sorted({str(fault["loc"][0]) for fault in error.errors()}))
        raise Refusal(400, f"This is no activity of Teams: {wrong} cannot be read.") from None
