"""The HTTP calls of the Teams channel."""

from dataclasses import dataclass

from httpx2 import AsyncClient
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.channels.identity import Person
from bot.channels.refusals import Refusal
from bot.channels.teams import invoke
from bot.channels.teams.admission import Admission
from bot.channels.teams.arrivals import Arrivals
from bot.channels.teams.hearing import Hearing
from bot.channels.teams.incoming import Incoming
from bot.channels.teams.notifications import Notifications
from bot.channels.teams.said import CARD_ACTION, read_said
from bot.channels.teams.seen import Seen
from bot.channels.teams.work import Work


@dataclass(frozen=True)
class Door:
    """Takes activities at once and has them dealt with afterwards."""

    client: AsyncClient
    admission: Admission
    hearing: Hearing
    arrivals: Arrivals
    notifications: Notifications
    seen: Seen
    work: Work

    async def messages(self, request: Request) -> HTTPResponse:
        """An activity of Teams."""
        activity = await self.admission.admit(request)
        person = self.admission.speaker(activity)
        if activity.type == "invoke":
            return self._invoked(activity, person)
        if self.seen.is_new(activity):
            self._begin(activity, person)
        return json({})

    async def notify(self, request: Request) -> HTTPResponse:
        """Something that the action server has a person told."""
        await self.notifications.tell(request)
        return json({})

    async def close(self) -> None:
        """Finish what was begun."""
        await self.work.finish()
        await self.client.aclose()

    def _begin(self, activity: Incoming, person: Person) -> None:
        """Deal with an activity; what Teams tells beside these kinds needs nothing done."""
        if activity.type == "message":
            self.work.begin(activity.place.id, self.hearing.hear(activity, person))
        elif activity.type in ("installationUpdate", "conversationUpdate"):
            self.work.begin(activity.place.id, self.arrivals.arrive(activity, person))

    def _invoked(self, activity: Incoming, person: Person) -> HTTPResponse:
        if activity.name != CARD_ACTION:
            return invoke.not_supported()
        try:
            read_said(activity, self.hearing.turns.choices(person))
        except Refusal as refusal:
            return invoke.refused(refusal)
        if self.seen.is_new(activity):
            self.work.begin(activity.place.id, self.hearing.hear(activity, person))
        return invoke.heard()
